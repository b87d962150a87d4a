import {
  ALPHANUMERIC,
  BASE64_CHARACTERS,
  type CharacterSet,
  DOTTED_TOKEN_CHARACTERS,
  TOKEN_CHARACTERS,
} from "./characters.js";
import { isUnlikeProse } from "./token-like.js";

/** How a kind of token goes on after its prefix. */
export interface TokenShape {
  readonly prefixes: readonly string[];
  readonly characters: CharacterSet;
  /** The prefix is an address and stays. */
  readonly keepsPrefix?: boolean;
  /** Characters after the prefix at least. */
  readonly min: number;
  /** Characters after the prefix at most; a longer run is another thing. */
  readonly max?: number;
  /** What the first characters after the prefix must look like besides. */
  readonly isLike?: (start: string) => boolean;
}

const hasDigit = (start: string) => /\d/.test(start);
const isLowerHex = (start: string) => /^[0-9a-f]+$/.test(start);
const isUpperCase = (start: string) => /^[A-Z0-9]+$/.test(start);
const beginsLong = (start: string) => /^[\w-]{16}/.test(start);

/**
 * Tokens that are known by their beginning, as their issuers document them or as secret scanners
 * know them. Publishable ones (`pk_live_`) are left out.
 */
export const TOKEN_SHAPES: readonly TokenShape[] = [
  // This system's own API keys; the public beginning (`adt_w_` and eleven characters) stays.
  { prefixes: ["adt_"], characters: TOKEN_CHARACTERS, min: 24 },
  // GitHub, GitLab, npm, PyPI, RubyGems, Docker Hub
  { prefixes: ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"], characters: ALPHANUMERIC, min: 20 },
  { prefixes: ["github_pat_"], characters: TOKEN_CHARACTERS, min: 20 },
  {
    prefixes: ["glpat-", "gldt-", "glrt-", "glcbt-", "glptt-", "glft-", "glsoat-", "glagent-"],
    characters: DOTTED_TOKEN_CHARACTERS,
    min: 16,
  },
  { prefixes: ["npm_"], characters: ALPHANUMERIC, min: 30 },
  { prefixes: ["pypi-"], characters: TOKEN_CHARACTERS, min: 50 },
  { prefixes: ["rubygems_"], characters: ALPHANUMERIC, min: 40 },
  { prefixes: ["dckr_pat_"], characters: TOKEN_CHARACTERS, min: 20 },
  // AWS access key ids, Google API keys and OAuth, DigitalOcean, HashiCorp, Fly, Supabase
  {
    prefixes: ["AKIA", "ASIA"],
    characters: ALPHANUMERIC,
    min: 16,
    max: 16,
    isLike: isUpperCase,
  },
  { prefixes: ["AIza"], characters: TOKEN_CHARACTERS, min: 30 },
  { prefixes: ["ya29."], characters: DOTTED_TOKEN_CHARACTERS, min: 20 },
  { prefixes: ["GOCSPX-"], characters: TOKEN_CHARACTERS, min: 20 },
  { prefixes: ["dop_v1_", "doo_v1_", "dor_v1_"], characters: ALPHANUMERIC, min: 40 },
  { prefixes: ["hvs.", "hvb.", "hvr."], characters: TOKEN_CHARACTERS, min: 20 },
  { prefixes: ["sbp_", "fo1_"], characters: TOKEN_CHARACTERS, min: 30 },
  { prefixes: ["pscale_tkn_", "pscale_pw_"], characters: DOTTED_TOKEN_CHARACTERS, min: 24 },
  // OpenAI, Anthropic, Hugging Face, Groq, Replicate, xAI
  { prefixes: ["sk-"], characters: TOKEN_CHARACTERS, min: 20, isLike: isUnlikeProse },
  { prefixes: ["hf_", "gsk_", "r8_"], characters: ALPHANUMERIC, min: 30 },
  { prefixes: ["xai-"], characters: ALPHANUMERIC, min: 40 },
  // Stripe, webhook secrets, Square, Shopify, Razorpay
  {
    prefixes: ["sk_live_", "rk_live_", "sk_test_", "rk_test_", "rzp_live_", "rzp_test_"],
    characters: ALPHANUMERIC,
    min: 10,
  },
  { prefixes: ["whsec_"], characters: BASE64_CHARACTERS, min: 20 },
  { prefixes: ["sq0atp-", "sq0csp-"], characters: TOKEN_CHARACTERS, min: 20 },
  { prefixes: ["shpat_", "shpca_", "shppa_", "shpss_"], characters: ALPHANUMERIC, min: 32 },
  // Slack, SendGrid, Twilio, Mailgun, Mailchimp, Postman, New Relic, Atlassian, Linear, Figma, Sentry
  {
    prefixes: [
      "xoxa-",
      "xoxb-",
      "xoxe-",
      "xoxe.",
      "xoxo-",
      "xoxp-",
      "xoxr-",
      "xoxs-",
      "xoxc-",
      "xoxd-",
      "xapp-",
    ],
    characters: DOTTED_TOKEN_CHARACTERS,
    min: 10,
    isLike: hasDigit,
  },
  {
    prefixes: ["hooks.slack.com/services/", "hooks.slack.com/workflows/"],
    characters: BASE64_CHARACTERS,
    keepsPrefix: true,
    min: 20,
  },
  { prefixes: ["SG."], characters: DOTTED_TOKEN_CHARACTERS, min: 32, isLike: beginsLong },
  { prefixes: ["SK"], characters: ALPHANUMERIC, min: 32, max: 32, isLike: isLowerHex },
  { prefixes: ["key-"], characters: ALPHANUMERIC, min: 32, max: 32, isLike: isLowerHex },
  { prefixes: ["PMAK-"], characters: TOKEN_CHARACTERS, min: 40 },
  { prefixes: ["NRAK-"], characters: ALPHANUMERIC, min: 20 },
  { prefixes: ["ATATT3x"], characters: TOKEN_CHARACTERS, min: 40 },
  { prefixes: ["lin_api_", "figd_", "glsa_"], characters: TOKEN_CHARACTERS, min: 30 },
  { prefixes: ["sntrys_", "sntryu_"], characters: TOKEN_CHARACTERS, min: 40 },
  { prefixes: ["tskey-"], characters: TOKEN_CHARACTERS, min: 20, isLike: hasDigit },
  { prefixes: ["AGE-SECRET-KEY-1"], characters: ALPHANUMERIC, min: 40 },
];

import { choose, type Kind } from "./kind.js";

const PROVIDERS = ["openai", "anthropic", "mistral", "azure-openai", "bedrock", "vertex"];
const MODELS = ["small-2026", "medium-2026", "large-2026", "reasoning-1", "embed-3"];

export const config: Kind = {
  type: "config",
  idPrefix: "cfg",
  path: "/v1/configs",
  inWorkspace: true,
  names: [
    "checkout-assistant",
    "fallback-chain",
    "semantic-cache",
    "eu-only-routing",
    "low-latency",
    "batch-summaries",
    "canary-10-percent",
    "night-batch",
  ],
  initial: (random) => ({
    strategy: {
      mode: random.pick(["fallback", "loadbalance", "single"]),
      onStatusCodes: [429, 503],
    },
    targets: [
      {
        provider: random.pick(PROVIDERS),
        model: random.pick(MODELS),
        weight: 0.8,
        overrides: { temperature: 0.7, stop: [] },
      },
      {
        provider: random.pick(PROVIDERS),
        model: random.pick(MODELS),
        weight: 0.2,
        overrides: { temperature: 0.2, stop: ["###"] },
      },
    ],
    cache: { mode: "simple", maxAgeSeconds: 3_600 },
    retry: { attempts: 3, onStatusCodes: [429, 500, 502, 503] },
    requestTimeoutMs: 30_000,
  }),
  edits: [
    (state, random) => ({
      ...state,
      cache: {
        mode: random.pick(["simple", "semantic"]),
        maxAgeSeconds: random.pick([300, 900, 3_600, 86_400]),
      },
    }),
    (state, random) => ({
      ...state,
      strategy: {
        mode: random.pick(["fallback", "loadbalance"]),
        onStatusCodes: random.pick([[429], [429, 503], [429, 500, 503]]),
      },
    }),
    (state, random) => ({
      ...state,
      targets: [
        { provider: random.pick(PROVIDERS), model: random.pick(MODELS), weight: 0.9 },
        { provider: random.pick(PROVIDERS), model: random.pick(MODELS), weight: 0.1 },
      ],
    }),
    choose("requestTimeoutMs", [10_000, 20_000, 30_000, 60_000]),
  ],
};

export const prompt: Kind = {
  type: "prompt",
  idPrefix: "pmt",
  path: "/v1/prompts",
  inWorkspace: true,
  names: [
    "Refund answer",
    "Ticket summary",
    "Product description",
    "Tone checker",
    "SQL explainer",
    "Onboarding guide",
    "Release notes draft",
  ],
  initial: (random) => ({
    version: 1 + random.below(9),
    template: "You are a support agent of {{company}}. Answer in {{language}}. Be brief.",
    model: random.pick(MODELS),
    parameters: { temperature: 0.3, maxTokens: 512 },
    variables: ["company", "language"],
  }),
  edits: [
    (state, random) => ({
      ...state,
      template: random.pick([
        "You are a support agent of {{company}}. Answer in {{language}}. Be brief and kind.",
        "You answer for {{company}} in {{language}}. Cite the help page you used.",
        "You are a careful support agent of {{company}}. Ask when unsure. Use {{language}}.",
      ]),
    }),
    (state, random) => ({
      ...state,
      parameters: {
        temperature: random.pick([0, 0.2, 0.3, 0.7]),
        maxTokens: random.pick([256, 512, 1_024]),
      },
    }),
    choose("model", MODELS),
  ],
};

export const guardrail: Kind = {
  type: "guardrail",
  idPrefix: "grd",
  path: "/v1/guardrails",
  inWorkspace: true,
  names: ["Personal data", "Jailbreak", "Toxicity", "Topic limits", "Prices and promises"],
  initial: (random) => ({
    checks: [
      { id: "personal-data", action: "mask", entities: ["email", "phone", "iban"], threshold: 1 },
      { id: "jailbreak", action: "deny", entities: [], threshold: random.pick([0.7, 0.8]) },
    ],
    onFailure: "deny",
    sampleRate: 1,
  }),
  edits: [
    choose("onFailure", ["deny", "log", "retry"]),
    choose("sampleRate", [0.1, 0.5, 1]),
    (state, random) => ({
      ...state,
      checks: [
        {
          id: "personal-data",
          action: random.pick(["mask", "deny"]),
          entities: random.pick([["email"], ["email", "phone"], ["email", "phone", "iban"]]),
          threshold: 1,
        },
        { id: "jailbreak", action: "deny", entities: [], threshold: random.pick([0.6, 0.75, 0.9]) },
      ],
    }),
  ],
};

export const model: Kind = {
  type: "model",
  idPrefix: "mdl",
  path: "/v1/models",
  inWorkspace: true,
  names: MODELS,
  initial: (random) => ({
    provider: random.pick(PROVIDERS),
    contextTokens: random.pick([32_000, 128_000, 200_000]),
    pricing: { inputPerMillionTokens: 0.4, outputPerMillionTokens: 1.6, currency: "USD" },
    enabled: true,
  }),
  edits: [
    choose("enabled", [true, false]),
    (state, random) => ({
      ...state,
      pricing: {
        inputPerMillionTokens: random.pick([0.25, 0.4, 1.1]),
        outputPerMillionTokens: random.pick([1, 1.6, 4.4]),
        currency: "USD",
      },
    }),
  ],
};

export const collection: Kind = {
  type: "collection",
  idPrefix: "col",
  path: "/v1/collections",
  inWorkspace: true,
  names: ["Support prompts", "Marketing", "Evaluations", "Archive", "Templates"],
  initial: (random) => ({
    visibility: "workspace",
    prompts: 3 + random.below(20),
    archived: false,
  }),
  edits: [
    choose("visibility", ["workspace", "organization", "private"]),
    choose("archived", [true, false]),
  ],
};

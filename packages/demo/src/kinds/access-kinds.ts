import { choose, type Kind } from "./kind.js";

/**
 * Nothing of these is a secret: they only look enough like one to be masked on the way in, so that
 * masking can be seen.
 */
export const FAKE_SECRETS = {
  providerKey: "sk-FAKE-demo-only-0000000000000000000000000000",
  webhookToken: "whsec_FAKE_demo_only_000000000000",
  password: "not-a-real-password",
} as const;

export const apiKey: Kind = {
  type: "api_key",
  idPrefix: "key",
  path: "/v1/api-keys",
  inWorkspace: true,
  names: ["checkout-service", "evaluation-runner", "notebook", "mobile-backend", "zapier"],
  initial: (random) => ({
    scopes: ["completions.write", "logs.read"],
    rateLimit: { requestsPerMinute: random.pick([60, 300, 600]) },
    allowedRanges: ["10.20.0.0/16"],
    expiresInDays: 90,
  }),
  edits: [
    (state, random) => ({
      ...state,
      rateLimit: { requestsPerMinute: random.pick([60, 120, 300, 600, 1_200]) },
    }),
    (state, random) => ({
      ...state,
      scopes: random.pick([
        ["completions.write"],
        ["completions.write", "logs.read"],
        ["completions.write", "logs.read", "prompts.read"],
      ]),
    }),
    choose("expiresInDays", [30, 90, 180]),
  ],
};

export const integration: Kind = {
  type: "integration",
  idPrefix: "int",
  path: "/v1/integrations",
  inWorkspace: false,
  names: ["OpenAI EU", "Anthropic", "Azure OpenAI West", "Bedrock Frankfurt", "Datadog", "Slack"],
  initial: (random) => ({
    provider: random.pick(["openai", "anthropic", "azure-openai", "bedrock"]),
    baseUrl: "https://gateway.provider.example/v1",
    region: random.pick(["eu-central-1", "eu-west-1", "us-east-1"]),
    enabled: true,
    credentials: { apiKey: FAKE_SECRETS.providerKey },
  }),
  edits: [
    choose("enabled", [true, false]),
    choose("region", ["eu-central-1", "eu-west-1", "us-east-1"]),
  ],
};

export const webhook: Kind = {
  type: "webhook",
  idPrefix: "whk",
  path: "/v1/webhooks",
  inWorkspace: true,
  names: ["Incident channel", "Billing sync", "Warehouse export"],
  initial: () => ({
    url: `https://hooks.norvane.example/audit?token=${FAKE_SECRETS.webhookToken}`,
    events: ["prompt.published", "budget.exceeded"],
    active: true,
  }),
  edits: [
    choose("active", [true, false]),
    (state, random) => ({
      ...state,
      events: random.pick([["prompt.published"], ["budget.exceeded", "guardrail.failed"]]),
    }),
  ],
};

export const label: Kind = {
  type: "label",
  idPrefix: "lbl",
  path: "/v1/labels",
  inWorkspace: false,
  names: ["production", "reviewed", "experiment", "deprecated", "customer-facing"],
  initial: (random) => ({ color: random.pick(["green", "amber", "violet"]), description: "" }),
  edits: [
    choose("color", ["green", "amber", "violet", "blue"]),
    choose("description", ["Checked by two people", "Do not use", "Visible to customers"]),
  ],
};

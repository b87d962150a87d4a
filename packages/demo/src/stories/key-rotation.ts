import { FAKE_SECRETS } from "../kinds/access-kinds.js";
import { type Step, type Story, type StoryContext, tell, workday } from "./story.js";

/** Lena rotates the checkout's key; one machine still has the old one and is refused. */
export function keyRotation(context: StoryContext): Story {
  const { world, random } = context;
  const lena = world.cast.personNamed("Lena Hartwig");
  const marcus = world.cast.personNamed("Marcus Adeyemi");
  const old = { type: "api_key", id: `key_${random.hex(12)}`, name: "checkout (spring)" };
  const fresh = { type: "api_key", id: `key_${random.hex(12)}`, name: "checkout (summer)" };
  const workspace = { id: "ws-production", name: "Production" };
  const reason = "SEC-91: quarterly rotation";
  const checkout = {
    actorAt: () => ({ type: "api_key" as const, id: old.id, name: old.name }),
    clientAt: () => ({ ip: "10.0.7.19", userAgent: "checkout/7.3.1 node/22.20.0" }),
  };
  const refused = (afterMinutes: number): Step => ({
    afterMinutes,
    by: checkout,
    action: "read",
    resource: { type: "config", name: "checkout-assistant" },
    workspace,
    status: 401,
    request: "GET /v1/configs/checkout-assistant",
    error: { code: "key_revoked", message: "This key was revoked." },
  });

  return {
    events: tell(context, workday(context.untilMs, 5, 9, 12), [
      {
        afterMinutes: 0,
        by: lena,
        action: "create",
        resource: fresh,
        workspace,
        status: 201,
        request: "POST /v1/api-keys",
        changes: { after: { scopes: ["completions.write"], expiresInDays: 90 } },
        reason,
      },
      {
        afterMinutes: 6,
        by: marcus,
        action: "update",
        resource: { type: "integration", id: `int_${random.hex(12)}`, name: "Secret store" },
        workspace,
        status: 200,
        request: "PATCH /v1/integrations/secret-store",
        changes: {
          before: { entry: "checkout/gateway", apiKey: `${FAKE_SECRETS.providerKey}-old` },
          after: { entry: "checkout/gateway", apiKey: `${FAKE_SECRETS.providerKey}-new` },
        },
        reason,
      },
      {
        afterMinutes: 45,
        by: lena,
        action: "delete",
        resource: old,
        workspace,
        targets: [fresh],
        status: 204,
        request: `DELETE /v1/api-keys/${old.id}`,
        changes: { before: { scopes: ["completions.write"], expiresInDays: 3 } },
        reason,
      },
      refused(45.4),
      refused(46.1),
      refused(48),
      {
        afterMinutes: 53,
        by: marcus,
        action: "update",
        resource: { type: "config", id: `cfg_${random.hex(12)}`, name: "checkout-assistant" },
        workspace,
        status: 200,
        request: "PATCH /v1/configs/checkout-assistant",
        changes: {
          before: { keyName: old.name, replicas: ["a", "b", "c"] },
          after: { keyName: fresh.name, replicas: ["a", "b", "c"] },
        },
        reason: "The third machine had kept the old key",
      },
    ]),
  };
}

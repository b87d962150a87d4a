import { type Step, type Story, type StoryContext, tell, workday } from "./story.js";

/** Wei Ling deletes the wrong routing config; traffic fails for minutes; Priya brings it back. */
export function mistakenDelete(context: StoryContext): Story {
  const { world, random } = context;
  const weiLing = world.cast.personNamed("Wei Ling Tan");
  const priya = world.cast.personNamed("Priya Raghunathan");
  const olivia = world.cast.personNamed("Olivia Bennett");
  const config = { type: "config", id: `cfg_${random.hex(12)}`, name: "fallback-chain" };
  const workspace = { id: "ws-production", name: "Production" };
  const path = `/v1/configs/${config.id}` as const;
  const state = {
    strategy: { mode: "fallback", onStatusCodes: [429, 503] },
    targets: [
      { provider: "openai", model: "large-2026", weight: 0.8, overrides: { temperature: 0.7 } },
      { provider: "anthropic", model: "large-2026", weight: 0.2, overrides: { temperature: 0.2 } },
    ],
    cache: { mode: "semantic", maxAgeSeconds: 3_600 },
    retry: { attempts: 3, onStatusCodes: [429, 500, 502, 503] },
  };
  const mobile = {
    actorAt: () => ({ type: "api_key" as const, id: "key_mobile", name: "Mobile backend" }),
    clientAt: () => ({ ip: "10.0.7.31", userAgent: "gateway-sdk-js/5.1.0 node/22.20.0" }),
  };
  const missing = (afterMinutes: number): Step => ({
    afterMinutes,
    by: mobile,
    action: "read",
    resource: config,
    workspace,
    status: 404,
    request: `GET ${path}`,
    error: { code: "not_found", message: "There is no such resource in this workspace." },
  });

  return {
    events: tell(context, workday(context.untilMs, 2, 8, 31), [
      {
        afterMinutes: 0,
        by: weiLing,
        action: "delete",
        resource: config,
        workspace,
        status: 204,
        request: `DELETE ${path}`,
        changes: { before: state },
        reason: "Clean-up of the staging configs",
      },
      missing(0.3),
      missing(0.9),
      missing(2.2),
      missing(4),
      {
        afterMinutes: 6,
        by: olivia,
        action: "read",
        resource: { type: "config" },
        workspace,
        status: 200,
        request: "GET /v1/configs",
        metadata: { ticket: "SUP-5518", via: "console" },
      },
      {
        afterMinutes: 11,
        by: priya,
        action: "restore",
        resource: config,
        workspace,
        status: 200,
        request: `POST ${path}/restore`,
        changes: { before: null, after: state },
        reason: "SUP-5518: deleted by mistake, it was production's",
      },
      {
        afterMinutes: 19,
        by: priya,
        action: "manage",
        resource: { type: "workspace", id: workspace.id, name: workspace.name },
        workspace,
        targets: [
          { type: "user", id: weiLing.id, name: weiLing.name },
          { type: "role", id: "editor", name: "editor" },
        ],
        status: 200,
        request: `PUT /v1/workspaces/${workspace.id}/members/${weiLing.id}`,
        changes: { before: { role: "manager" }, after: { role: "editor" } },
        reason: "SUP-5518: deletes in production by two people only",
      },
    ]),
  };
}

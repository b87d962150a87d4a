import type { EventInput } from "@audit/types";

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

const petra = {
  type: "user",
  id: "usr_petra",
  name: "Petra Kessler",
  email: "petra.kessler@norvane.example",
} as const;

/** An update of which every detail is known, to look for in the drawer. */
export const knownUpdate: EventInput & { id: string } = {
  id: "01890a5d-ac96-774b-bcce-b302099a8057",
  occurredAt: hoursAgo(2),
  actor: petra,
  workspace: { id: "ws-observatory", name: "Observatory" },
  action: "update",
  resource: { type: "guardrail", id: "grd_known", name: "Known guardrail" },
  status: 200,
  client: { ip: "193.0.6.139", userAgent: "Mozilla/5.0 (X11; Linux x86_64) Known/1.0" },
  request: { id: "req_known_update", method: "PATCH", path: "/v1/guardrails/grd_known" },
  changes: {
    before: { threshold: 0.5, mode: "warn", tags: ["alpha"] },
    after: { threshold: 0.8, mode: "block", tags: ["alpha"] },
  },
  metadata: { ticket: "CHG-4711", password: "hunter2-hunter2" },
};

/** Petra's other acts: a refusal and a deletion. */
export const knownOthers: EventInput[] = [
  {
    id: "01890a5d-ac96-774b-bcce-b302099a8058",
    occurredAt: hoursAgo(3),
    actor: petra,
    action: "delete",
    resource: { type: "guardrail", id: "grd_old", name: "Old guardrail" },
    status: 204,
    client: { ip: "193.0.6.139" },
  },
  {
    id: "01890a5d-ac96-774b-bcce-b302099a8059",
    occurredAt: hoursAgo(4),
    actor: petra,
    action: "export",
    resource: { type: "dataset", id: "dst_secret", name: "Secret dataset" },
    status: 403,
    client: { ip: "193.0.6.139" },
  },
];

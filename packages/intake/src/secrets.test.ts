import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accepted, minimal } from "../test/samples.js";

const SECRET = "q7Zx-hunter2-W4kP";
const inQuery = `/v1/items?page=2&access_token=${SECRET}`;
const inHeader = `Authorization: Bearer ${SECRET}`;
const inUrl = `https://ann:${SECRET}@example.com/`;

/** Every place of an event where a person or a service could let a secret slip in. */
const PLACES: readonly [place: string, raw: object][] = [
  ["actor.name", { actor: { ...minimal.actor, name: inQuery } }],
  ["actor.email", { actor: { ...minimal.actor, email: inUrl } }],
  [
    "actor.onBehalfOf.name",
    { actor: { ...minimal.actor, onBehalfOf: { ...minimal.actor, name: inUrl } } },
  ],
  ["metadata.actor.password", { actor: { ...minimal.actor, password: SECRET } }],
  ["workspace.name", { workspace: { id: "w", name: inQuery } }],
  ["metadata.workspace.token", { workspace: { id: "w", token: SECRET } }],
  ["resource.name", { resource: { type: "prompt", name: inUrl } }],
  ["targets.0.name", { targets: [{ type: "user", name: inUrl }] }],
  ["metadata.targets.0.secret", { targets: [{ secret: SECRET }] }],
  ["client.userAgent", { client: { userAgent: inHeader } }],
  ["client.forwardedFor.0", { client: { forwardedFor: [inQuery] } }],
  ["metadata.client.ip", { client: { ip: inQuery } }],
  ["metadata.client.cookies.sid", { client: { cookies: { sid: SECRET } } }],
  ["request.method", { request: { method: `GET ?token=${SECRET}` } }],
  ["request.path", { request: { path: inQuery } }],
  ["request.path.url", { request: { path: { url: inQuery } } }],
  ["metadata.request.headers.authorization", { request: { headers: { authorization: SECRET } } }],
  ["changes.before.password", { changes: { before: { password: SECRET } } }],
  ["changes.after.0.api_key", { changes: { after: [{ api_key: SECRET }] } }],
  ["changes.after", { changes: { after: inUrl } }],
  ["metadata.changes.diff.clientSecret", { changes: { diff: { clientSecret: SECRET } } }],
  ["reason", { reason: inHeader }],
  ["reason.password", { reason: { password: SECRET } }],
  ["error.code", { error: { code: inUrl } }],
  ["error.message", { error: { message: inUrl } }],
  ["error.message", { error: inUrl }],
  ["metadata.error.stack", { error: { message: "m", stack: inUrl } }],
  [
    "metadata.nested.list.0.userPassword",
    { metadata: { nested: { list: [{ userPassword: SECRET }] } } },
  ],
  ["metadata.body.password", { metadata: { body: JSON.stringify({ password: SECRET }) } }],
  ["metadata.metadata.0.token", { metadata: [{ token: SECRET }] }],
  ["metadata.password", { password: SECRET }],
  ["metadata.occurredAt", { occurredAt: inQuery }],
  ["metadata.id", { id: inUrl }],
];

describe("the secrets of an event", { timeout: 60_000 }, () => {
  it.each(PLACES)("are masked in %s", (place, raw) => {
    const event = accepted({ ...minimal, ...raw });
    expect(JSON.stringify(event)).not.toContain(SECRET);
    expect(event.redacted).toContain(place);
  });

  it("are masked where a text is shortened", () => {
    for (const length of [2_000, 2_030, 2_048, 10_000]) {
      const reason = `${"x ".repeat(length / 2)}?password=${SECRET}${SECRET.repeat(200)}`;
      expect(accepted({ ...minimal, reason }).reason).not.toContain("hunter2");
    }
  });

  it("are masked in the names of keys, in warnings and in paths", () => {
    const token = `ghp_${"a1B2".repeat(9)}`;
    const event = accepted({ ...minimal, [token]: { [token]: 1 }, metadata: { [token]: [token] } });
    expect(JSON.stringify(event)).not.toContain(token);
  });

  it("do not break what identifies: ids, types and the action", () => {
    const jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N";
    const raw = {
      ...minimal,
      actor: { type: "api_key", id: inUrl, sessionId: jwt },
      workspace: { id: jwt },
      resource: { type: jwt, id: inQuery },
      request: { id: jwt, traceId: inQuery },
      action: "password.token",
    };
    expect(accepted(raw)).toMatchObject(raw);
  });

  it("do not survive at any depth, beside anything", () => {
    const around = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom<unknown>(
          { password: SECRET },
          [["cookie", SECRET]],
          inQuery,
          inHeader,
          inUrl,
        ),
        fc
          .tuple(fc.string(), tie("value"), fc.jsonValue())
          .map(([key, value, other]) => [other, { [key]: value }]),
        tie("value").map((value) => JSON.stringify({ value })),
        tie("value").map((value) => [[[[[[[[[value]]]]]]]]]),
      ),
    })).value;
    fc.assert(
      fc.property(around, around, (one, other) => {
        const raw = {
          ...minimal,
          changes: { before: one, after: { other } },
          metadata: { other },
          extra: one,
        };
        expect(JSON.stringify(accepted(raw))).not.toContain(SECRET);
      }),
      { numRuns: 300 },
    );
  });
});

import { MASK } from "@audit/redaction";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accepted, minimal } from "../test/samples.js";

const SECRET = "q7Zx-hunter2-W4kP";
const inQuery = `/v1/items?page=2&access_token=${SECRET}`;
const inHeader = `Authorization: Bearer ${SECRET}`;
const inUrl = `https://ann:${SECRET}@example.com/`;
const JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N";

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

  it.each<[what: string, token: string]>([
    ["a GitHub token", `ghp_${"a1B2".repeat(9)}`],
    ["a JWT", JWT],
    ["a JWT longer than an id", `${JWT.slice(0, -8)}${"a1B2".repeat(100)}`],
    ["an API key of OpenAI", `sk-proj-${"a1B2".repeat(9)}`],
    ["an API key of this system", `adt_w_0123456789a_${"a1B2".repeat(11)}`],
    ["one with white space around it", ` ghp_${"a1B2".repeat(9)}\n`],
  ])("are masked where all of an identifier is %s", (_what, token) => {
    const raw = {
      ...minimal,
      actor: {
        type: "user",
        id: token,
        sessionId: token,
        onBehalfOf: { type: "user", id: token },
      },
      workspace: { id: token },
      resource: { type: token, id: token },
      targets: [{ type: token, id: token }],
      request: { id: token, traceId: token },
    };
    const event = accepted(raw);
    expect(JSON.stringify(event)).not.toContain(token.trim().slice(0, 24));
    expect(event).toMatchObject({ actor: { id: MASK }, request: { traceId: MASK } });
    expect(event.redacted?.toSorted()).toEqual([
      "actor.id",
      "actor.onBehalfOf.id",
      "actor.sessionId",
      "request.id",
      "request.traceId",
      "resource.id",
      "resource.type",
      "targets.0.id",
      "targets.0.type",
      "workspace.id",
    ]);
  });

  it("are masked where a bare text is the workspace, and in a delegator that is kept", () => {
    const onBehalfOf = { type: "robot", id: JWT };
    const event = accepted({
      ...minimal,
      actor: { ...minimal.actor, onBehalfOf },
      workspace: JWT,
    });
    expect(event.workspace).toEqual({ id: MASK });
    expect(event.redacted).toEqual(["workspace.id", "metadata.actor.onBehalfOf.id"]);
  });

  const expectWhole = (id: string) => {
    const raw = {
      ...minimal,
      actor: { type: "api_key", id, sessionId: id, onBehalfOf: { type: "user", id } },
      workspace: { id },
      resource: { type: id.slice(0, 128), id },
      targets: [{ type: "key", id }],
      request: { id, traceId: id },
      action: "password.token",
    };
    const { redacted, warnings, ...event } = accepted(raw);
    expect(event).toMatchObject(raw);
    expect({ redacted, warnings }).toEqual({ redacted: undefined, warnings: undefined });
  };

  it.each([
    inUrl,
    inQuery,
    "arn:aws:iam::123456789012:user/development/product_1234/alice",
    "0ujsswThIGTUYm2K8FjOOfXtY1K",
    "01ARZ3NDEKTSV4RRFFQ69G5FAV",
    "507f1f77bcf86cd799439011",
    "alice.example+audit@mail.example.com",
    "projects/example/serviceAccounts/ci@example.iam.gserviceaccount.com",
    "AKIAIOSFODNN7EXAMPLE",
    "SK0123456789abcdef0123456789abcdef",
    "key-0123456789abcdef0123456789abcdef",
    "task-0123456789abcdef0123456789ABCDEF",
    "sk-0190a6b2-7c1e-7f00-8a11-22b3c4d5e6f7",
    "adt_w_0123456789a",
    "cus_NffrFeUfNV2Hib",
    "auth0|5f7c8ec7c33c6c004bbafe82",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "https://github.com/example/example/pull/1234567890",
    "V1StGXR8_Z5jdHi6B-myT_V1StGXR8_Z5jdHi6B-myT",
  ])("are not seen in what identifies: %s", (id) => {
    expectWhole(id);
  });

  it("are not seen in UUIDs, digests, nor ids by chance", () => {
    const hex = fc.stringMatching(/^[0-9a-f]{32}$|^[0-9a-f]{40}$|^[0-9a-f]{64}$/);
    const ksuid = fc.stringMatching(/^[0-9][0-9A-Za-z]{26}$/);
    const prefixed = fc
      .tuple(
        fc.constantFrom("usr", "org", "key", "req", "tok"),
        fc.stringMatching(/^[0-9A-Za-z]{24}$/),
      )
      .map((parts) => parts.join("_"));
    fc.assert(
      fc.property(fc.oneof(fc.uuid(), hex, ksuid, prefixed, fc.emailAddress()), expectWhole),
    );
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

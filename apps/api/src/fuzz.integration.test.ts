import { createHash } from "node:crypto";
import { apiKeySchema } from "@audit/types";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { bearer, call, QUERY_PROCEDURES } from "../test/call.js";
import { PUBLIC_URL, type RunningApi, runApi } from "../test/running-api.js";
import { cookieOf, newClientIp } from "../test/sign-in.js";
import { createTenant, type Tenant } from "../test/tenants.js";

const api: RunningApi = await runApi();
const { server, database } = api;
let tenant: Tenant;
let cookie: string;

beforeAll(async () => {
  tenant = await createTenant(database, "fuzzed");
  cookie = await cookieOf(server, tenant.ownerEmail);
});

/** A run is repeated with `{ seed, path }` of its report; the seed is printed for each run. */
const RUNS = { seed: Math.trunc(Math.random() * 2 ** 31), numRuns: 600 } as const;

const nested = (depth: number) =>
  fc.constantFrom(
    `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`,
    `${"[".repeat(depth)}1${"]".repeat(depth)}`,
  );

/** What means something to MongoDB, to JavaScript or to a shell, where a value is expected. */
const hostileJson = fc.oneof(
  fc.constantFrom(
    '{"$gt":""}',
    '{"$ne":null}',
    '{"$where":"sleep(5000)"}',
    '{"$regex":"(a+)+$"}',
    '{"$in":[]}',
    '{"$expr":{"$function":{"body":"function(){}","args":[],"lang":"js"}}}',
    '{"__proto__":{"polluted":true}}',
    '{"constructor":{"prototype":{"polluted":true}}}',
    '{"toString":1,"valueOf":2,"toJSON":3}',
    '"$where"',
    '"__proto__"',
    '"\\u0000"',
    '"\\ud800"',
    '"../../etc/passwd"',
    "1e999",
    "-0",
    "99999999999999999999",
    "null",
    '""',
  ),
  fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)),
  nested(2_000),
  fc.nat({ max: 60_000 }).map((length) => JSON.stringify("x".repeat(length))),
  fc.string({ unit: "binary" }).map((text) => JSON.stringify(text)),
);

/** Names that inputs have, so that what is sent gets behind the first check now and then. */
const NAMES = [
  ...["id", "ids", "name", "scopes", "service", "environment", "filter", "from", "to", "terms"],
  ...["cursor", "limit", "organizationId", "userId", "email", "role", "workspaceId", "expiresAt"],
  ...["allowedIps", "direction", "__proto__", "constructor", "$where", "password", "columns"],
];
const VALID = [
  '"events:write"',
  '["events:write"]',
  '"a name"',
  '{"terms":[{"field":"user","values":["a"]}]}',
  '{"terms":[{"field":"ip","values":["10.0.0.0/8"],"negate":true}]}',
  "10",
  '"owner"',
  '"00000000-0000-7000-8000-00000000abcd"',
];
const member = fc
  .tuple(fc.constantFrom(...NAMES), fc.oneof(hostileJson, fc.constantFrom(...VALID)))
  .map(([name, value]) => `${JSON.stringify(name)}:${value}`);
const almostInput = fc.array(member, { maxLength: 4 }).map((members) => `{${members.join(",")}}`);
/** Text that mostly is JSON. */
const bodies = fc.oneof(
  { weight: 5, arbitrary: almostInput },
  { weight: 3, arbitrary: hostileJson },
  { weight: 1, arbitrary: fc.string() },
  { weight: 1, arbitrary: almostInput.map((input) => `{"0":${input},"1":${input}}`) },
);

const headerText = fc
  .array(fc.integer({ min: 0x20, max: 0x7e }), { maxLength: 40 })
  .map((codes) => String.fromCharCode(...codes));
const headers = fc.record(
  {
    "content-type": fc.oneof(
      { weight: 5, arbitrary: fc.constant("application/json") },
      { weight: 1, arbitrary: fc.constantFrom("text/plain", "multipart/form-data", "a;b=") },
      { weight: 1, arbitrary: headerText },
    ),
    "x-forwarded-for": headerText,
    "accept-encoding": fc.oneof(headerText, fc.constantFrom("br", "gzip;q=0", "*")),
    "trpc-accept": fc.constantFrom("application/jsonl", "text/event-stream", "*/*"),
    "if-none-match": headerText,
    range: headerText,
  },
  { requiredKeys: ["content-type"] },
);
type Caller = "key" | "session" | "nobody" | "stranger";
const callers = fc.constantFrom<Caller>("key", "key", "session", "session", "nobody", "stranger");

function identityOf(caller: Caller): Record<string, string> {
  if (caller === "key") return bearer(tenant.keys.adminKey);
  if (caller === "session") return { cookie, origin: PUBLIC_URL, "sec-fetch-site": "same-origin" };
  if (caller === "stranger") return { cookie, origin: "https://evil.example" };
  return {};
}

/** What stands in every collection, but for what a request may change by being made. */
async function stored(names: readonly string[]): Promise<Record<string, string>> {
  const digests = names.map(async (name) => {
    const all = await database.nativeDb.collection(name).find().sort({ _id: 1 }).toArray();
    return [name, createHash("sha256").update(JSON.stringify(all)).digest("hex")] as const;
  });
  return Object.fromEntries(await Promise.all(digests));
}
const UNTOUCHED = ["events", "quarantine", "retention_policies", "organization", "account"];

function expectSound(answer: Awaited<ReturnType<typeof server.inject>>): void {
  expect(answer.statusCode).toBeLessThan(500);
  expect(answer.body).not.toMatch(/MongoServerError|MongoError|CastError|node_modules| at .*\.ts:/);
  for (const name of Object.keys(answer.headers)) expect(name).not.toMatch(/^access-control-/);
}

describe(`nothing that is sent to the api (seed ${RUNS.seed})`, () => {
  it("as the input of a procedure makes it fail, or is stored unless it was accepted", async () => {
    const before = await stored(UNTOUCHED);
    const answers = new Map<number, number>();
    const request = fc.record({
      path: fc.constantFrom(...QUERY_PROCEDURES),
      post: fc.boolean(),
      batch: fc.boolean(),
      caller: callers,
      headers,
      body: bodies,
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ path, post, batch, caller, body, ...rest }) => {
        const query = `${batch ? "&batch=1" : ""}`;
        const answer = post
          ? await server.inject({
              method: "POST",
              url: `/trpc/${path}?${query}`,
              headers: { ...rest.headers, ...identityOf(caller) },
              payload: body,
            })
          : await server.inject({
              url: `/trpc/${path}?input=${encodeURIComponent(body)}${query}`,
              headers: identityOf(caller),
            });
        expectSound(answer);
        answers.set(answer.statusCode, (answers.get(answer.statusCode) ?? 0) + 1);
      }),
      RUNS,
    );
    // Or it would have been fuzzed at the door only.
    for (const status of [200, 400, 401]) expect(answers.get(status)).toBeGreaterThan(5);
    expect(await stored(UNTOUCHED)).toEqual(before);
    expect("polluted" in {}).toBe(false);
    const keys = await call(server, "apiKeys.list", { headers: bearer(tenant.keys.adminKey) });
    expect(z.array(apiKeySchema).safeParse(keys.data).success).toBe(true);
  }, 60_000);

  it("as a path or a method makes it fail", async () => {
    const request = fc.record({
      method: fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"),
      path: fc.oneof(
        fc.webPath().map((path) => (path.startsWith("/") ? path : `/${path}`)),
        fc.constantFrom(
          ...["/trpc/", "/trpc/%ff", "/trpc/__proto__", "/trpc/constructor.call", "/trpc/a,b,c"],
          ...["/trpc/events.list,events.list?batch=1&input=%7B", "/../../etc/passwd", "/%2e%2e/x"],
          ...["/api/auth/%00", "/api/auth/sign-up/email", "/healthz/deps", "//evil.example/"],
        ),
      ),
      caller: callers,
      headers,
      body: bodies,
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ method, path, caller, body, ...rest }) => {
        const answer = await server.inject({
          method: method as "GET",
          url: path,
          headers: { ...rest.headers, ...identityOf(caller) },
          ...(method !== "GET" && method !== "HEAD" && { payload: body }),
        });
        expectSound(answer);
      }),
      RUNS,
    );
  }, 60_000);

  it("to sign in makes it fail, gives a session, or makes people", async () => {
    const sessions = database.nativeDb.collection("session");
    const before = [await stored(["user", "account", "member"]), await sessions.countDocuments()];
    const credential = fc.oneof(hostileJson, fc.constant(JSON.stringify(tenant.ownerEmail)));
    const request = fc.record({
      path: fc.constantFrom("sign-in/email", "sign-in/email", "change-password", "revoke-session"),
      body: fc.oneof(
        { weight: 4, arbitrary: fc.tuple(credential, credential) },
        { weight: 1, arbitrary: bodies.map((body) => [body] as const) },
      ),
      headers,
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ path, body: [email, password], ...rest }) => {
        const answer = await server.inject({
          method: "POST",
          url: `/api/auth/${path}`,
          remoteAddress: newClientIp(),
          headers: { ...rest.headers, origin: PUBLIC_URL },
          payload:
            password === undefined
              ? email
              : `{"email":${email},"password":${password},"newPassword":${password},"token":${email}}`,
        });
        expectSound(answer);
        expect(answer.statusCode).not.toBe(200);
      }),
      { ...RUNS, numRuns: 200 },
    );
    const after = [await stored(["user", "account", "member"]), await sessions.countDocuments()];
    expect(after).toEqual(before);
  }, 60_000);
});

it.each(["/trpc/", "/trpc/events.list", "/trpc/a,b?batch=1"])(
  "HEAD %s is answered as an address that has none",
  async (url) => {
    const answer = await server.inject({ method: "HEAD", url });
    expect(answer.statusCode).toBe(404);
  },
);

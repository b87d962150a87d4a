import { beforeAll, describe, expect, it } from "vitest";
import { bearer } from "../test/call.js";
import { PUBLIC_URL, type RunningApi, runApi } from "../test/running-api.js";
import { cookieOf } from "../test/sign-in.js";
import { createTenant, PASSWORD, type Tenant } from "../test/tenants.js";

const api: RunningApi = await runApi();
const { server } = api;
let tenant: Tenant;
let cookie: string;

beforeAll(async () => {
  tenant = await createTenant(api.database, "one");
  cookie = await cookieOf(server, tenant.ownerEmail);
});

const get = (url: string, headers: Record<string, string>) => server.inject({ url, headers });

const createKey = (headers: Record<string, string>, payload: string | null = null) =>
  server.inject({
    method: "POST",
    url: "/trpc/apiKeys.create",
    headers: { "content-type": "application/json", ...headers },
    payload: payload ?? JSON.stringify({ name: "k", scopes: ["events:write"] }),
  });

describe("requests with a key", () => {
  it("are answered at the addresses that the key is allowed at alone", async () => {
    const allowedAt = async (...allowedCidrs: string[]) => {
      const made = await createKey(
        { cookie, origin: PUBLIC_URL },
        JSON.stringify({ name: "k", scopes: ["audit_logs.list"], allowedCidrs }),
      );
      const { secret } = made.json().result.data;
      return (await get("/trpc/whoami", bearer(secret))).statusCode;
    };
    expect(await allowedAt("127.0.0.0/8")).toBe(200);
    expect(await allowedAt("192.0.2.0/24", "::1")).toBe(403);
  });
});

describe("requests with a session", () => {
  const evil = "https://evil.example";

  it("change something only when they come from our own pages", async () => {
    expect((await createKey({ cookie, origin: PUBLIC_URL })).statusCode).toBe(200);
    const others: Record<string, string>[] = [
      {},
      { origin: evil },
      { origin: "null" },
      { origin: evil, "sec-fetch-site": "same-origin" },
      { origin: `${PUBLIC_URL}.evil.example` },
    ];
    for (const headers of others) {
      const answer = await createKey({ cookie, ...headers });
      expect([answer.statusCode, answer.json()]).toMatchObject([
        403,
        { error: { data: { code: "FORBIDDEN" } } },
      ]);
    }
  });

  it("are not taken in a shape that a foreign form can send", async () => {
    const types = [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
    ];
    for (const type of types) {
      const headers = { cookie, origin: PUBLIC_URL, "content-type": type };
      expect((await createKey(headers)).statusCode).toBe(415);
    }
  });

  it("read nothing when the browser says that another site asks", async () => {
    for (const site of ["cross-site", "same-site"]) {
      const answer = await get("/trpc/whoami", { cookie, "sec-fetch-site": site });
      expect(answer.statusCode).toBe(403);
    }
    for (const site of ["same-origin", "none"]) {
      const answer = await get("/trpc/whoami", { cookie, "sec-fetch-site": site });
      expect(answer.statusCode).toBe(200);
    }
  });

  it("are no matter for who sends an API key, from wherever", async () => {
    const key = bearer(tenant.keys.adminKey);
    expect((await createKey({ ...key, origin: evil })).statusCode).toBe(200);
    expect((await createKey({ ...key, cookie })).statusCode).toBe(200);
  });
});

describe("another site's script", () => {
  const foreign = { origin: "https://evil.example", "access-control-request-method": "POST" };

  it.each(["/trpc/whoami", "/trpc/apiKeys.create", "/api/auth/sign-in/email", "/healthz/live"])(
    "is not let read what %s answers, nor told that it may ask",
    async (url) => {
      for (const method of ["OPTIONS", "GET", "POST"] as const) {
        for (const who of [{}, { cookie }, bearer(tenant.keys.adminKey)]) {
          const answer = await server.inject({ method, url, headers: { ...foreign, ...who } });
          const names = Object.keys(answer.headers);
          expect(names.filter((name) => name.startsWith("access-control-"))).toEqual([]);
          if (method === "OPTIONS") expect(answer.statusCode).toBeGreaterThanOrEqual(400);
        }
      }
    },
  );
});

describe("what may be compressed and kept", () => {
  const url = "/trpc/events.list?input=%7B%7D";
  const encodingOf = async (headers: Record<string, string>) =>
    (await get(url, { "accept-encoding": "gzip", ...headers })).headers["content-encoding"];

  it("is data for our own pages and for API keys, where no stranger chooses a part of it", async () => {
    expect(await encodingOf({ cookie, "sec-fetch-site": "same-origin" })).toBe("gzip");
    expect(await encodingOf(bearer(tenant.keys.readKey))).toBe("gzip");
    expect(await encodingOf({ cookie })).toBeUndefined();
    expect(await encodingOf({ cookie, "sec-fetch-site": "none" })).toBeUndefined();
  });

  it("is nothing of the sign-in, and no data is kept by caches", async () => {
    const session = await get("/api/auth/get-session", {
      cookie,
      "accept-encoding": "gzip",
      "sec-fetch-site": "same-origin",
    });
    expect(session.json()).toMatchObject({ user: { email: tenant.ownerEmail } });
    expect(session.headers["content-encoding"]).toBeUndefined();
    expect(session.headers["cache-control"]).toBe("no-store");
    expect((await get(url, { cookie })).headers["cache-control"]).toBe("no-store");
  });
});

describe("the query router over HTTP", () => {
  it("takes no more calls in a request than it can answer in time", async () => {
    const calls = (count: number) => Array.from({ length: count }, () => "whoami").join(",");
    const key = bearer(tenant.keys.readKey);
    expect((await get(`/trpc/${calls(10)}?batch=1&input=%7B%7D`, key)).statusCode).toBe(200);
    expect((await get(`/trpc/${calls(11)}?batch=1&input=%7B%7D`, key)).statusCode).toBe(400);
  });

  it("takes a query as POST, for filters that are too long for an address", async () => {
    const values = Array.from({ length: 100 }, (_, index) => `user-${index}-${"x".repeat(400)}`);
    const answer = await server.inject({
      method: "POST",
      url: "/trpc/events.count",
      headers: { "content-type": "application/json", ...bearer(tenant.keys.readKey) },
      payload: JSON.stringify({ filter: { terms: [{ field: "user", values }] } }),
    });
    expect(answer.json()).toEqual({ result: { data: { count: 0, capped: false } } });
  });

  it("does not take a change as GET", async () => {
    const input = encodeURIComponent(JSON.stringify({ name: "k", scopes: ["events:write"] }));
    const answer = await get(`/trpc/apiKeys.create?input=${input}`, bearer(tenant.keys.adminKey));
    expect(answer.statusCode).toBe(405);
  });

  it.each([
    [
      "/trpc/events.list",
      { filter: { terms: [{ field: "status", values: ["999"] }] } },
      "404, 4xx",
    ],
    ["/trpc/events.list", { cursor: "garbage" }, "cursor"],
    ["/trpc/events.list", { limit: 1_000 }, "limit"],
    ["/trpc/events.byId", { id: "no uuid" }, "id"],
    ["/trpc/nothing", {}, "nothing"],
  ])("says what is wrong with %s of %j, and nothing of itself", async (path, input, words) => {
    const url = `${path}?input=${encodeURIComponent(JSON.stringify(input))}`;
    const answer = await get(url, bearer(tenant.keys.readKey));
    expect([400, 404]).toContain(answer.statusCode);
    const { error } = answer.json();
    expect(error.message).toContain(words);
    expect(answer.body).not.toMatch(/stack|node_modules|\.ts:/);
  });
});

describe("the sign-in over HTTP", () => {
  const signIn = (payload: object, headers: Record<string, string> = {}) =>
    server.inject({
      method: "POST",
      url: "/api/auth/sign-in/email",
      headers: { "content-type": "application/json", origin: PUBLIC_URL, ...headers },
      payload: JSON.stringify(payload),
    });

  it("gives a cookie, and takes it back", async () => {
    const mine = await cookieOf(server, tenant.ownerEmail);
    expect((await get("/trpc/whoami", { cookie: mine })).statusCode).toBe(200);
    const signedOut = await server.inject({
      method: "POST",
      url: "/api/auth/sign-out",
      headers: { "content-type": "application/json", origin: PUBLIC_URL, cookie: mine },
      payload: "{}",
    });
    expect(signedOut.statusCode).toBe(200);
    expect((await get("/trpc/whoami", { cookie: mine })).statusCode).toBe(401);
  });

  it("refuses a wrong password, another origin and what it does not offer", async () => {
    const right = { email: tenant.ownerEmail, password: PASSWORD };
    expect((await signIn({ ...right, password: "wrong horse battery" })).statusCode).toBe(401);
    expect((await signIn(right, { origin: "https://evil.example" })).statusCode).toBe(403);
    expect((await get("/api/auth/error", {})).json()).toMatchObject({
      error: { code: "not_found" },
    });
  });
});

describe("health", () => {
  it("tells what it depends on", async () => {
    expect((await get("/healthz/live", {})).statusCode).toBe(200);
    expect((await get("/healthz/ready", {})).statusCode).toBe(200);
    expect((await get("/healthz/deps", {})).json()).toMatchObject({
      dependencies: [
        { name: "mongodb", required: true, ok: true },
        { name: "redis", required: false, ok: true },
      ],
    });
  });
});

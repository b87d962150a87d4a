import { AppError, ERROR_KINDS, type ErrorCode } from "@audit/types";
import type { FastifyInstance } from "fastify";
import { afterEach, describe, expect, it } from "vitest";
import type { DependencyCheck } from "./health.js";
import { createHttpServer } from "./http.js";
import { createLogger } from "./logger.js";

let server: FastifyInstance;
afterEach(() => server.close());

async function serve(options: {
  dependencies?: readonly DependencyCheck[];
  trustedProxies?: readonly string[];
  route?: (request: { ip: string }) => unknown;
}) {
  server = await createHttpServer({
    logger: createLogger({ service: "test", level: "silent" }),
    dependencies: options.dependencies ?? [],
    trustedProxies: options.trustedProxies ?? [],
    bodyLimitBytes: 100,
  });
  server.post("/route", async (request) => options.route?.(request) ?? "ok");
  return server;
}

const post = (payload: string, headers: Record<string, string> = {}) =>
  server.inject({
    method: "POST",
    url: "/route",
    payload,
    headers: { "content-type": "application/json", ...headers },
  });

describe("an error", () => {
  it.each(Object.keys(ERROR_KINDS) as ErrorCode[])("of kind %s has its status", async (code) => {
    await serve({
      route: () => {
        throw new AppError(code, "what would be right", { cause: new Error("driver text") });
      },
    });
    const answer = await post("{}");
    expect(answer.statusCode).toBe(ERROR_KINDS[code].httpStatus);
    expect(answer.json()).toEqual({ error: { code, message: "what would be right" } });
  });

  it("says when to come back, and how to authenticate", async () => {
    await serve({
      route: () => {
        throw new AppError("unavailable", "later", { retryAfterSeconds: 7 });
      },
    });
    expect((await post("{}")).headers["retry-after"]).toBe("7");
    await server.close();
    await serve({
      route: () => {
        throw new AppError("unauthenticated", "a key");
      },
    });
    expect((await post("{}")).headers["www-authenticate"]).toBe("Bearer");
  });

  it("that nobody expected shows nothing of itself", async () => {
    await serve({
      route: () => {
        throw new Error("connect to mongodb://user:word@host failed");
      },
    });
    const answer = await post("{}");
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toMatch(/mongodb|word/);
    expect(answer.json()).toMatchObject({ error: { code: "internal" } });
  });

  it.each([
    ["a body that is no JSON", "{", {}, 400, "invalid_input"],
    ["a body that is too large", JSON.stringify("x".repeat(200)), {}, 413, "payload_too_large"],
    ["another content type", "a", { "content-type": "text/html" }, 415, "unsupported_media_type"],
  ])("of HTTP has our shape: %s", async (_what, payload, headers, status, code) => {
    await serve({});
    const answer = await post(payload, headers as Record<string, string>);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ error: { code } });
  });

  it("of a wrong address has our shape", async () => {
    await serve({});
    const answer = await server.inject({ method: "GET", url: "/nowhere" });
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ error: { code: "not_found" } });
  });
});

describe("the caller's address", () => {
  const ipOf = async (trustedProxies: readonly string[]) => {
    let ip = "";
    await serve({
      trustedProxies,
      route: (request) => {
        ip = request.ip;
      },
    });
    await post("{}", { "x-forwarded-for": "203.0.113.7" });
    return ip;
  };

  it("is the connection's, whatever a header says", async () => {
    expect(await ipOf([])).toBe("127.0.0.1");
    await server.close();
    expect(await ipOf(["10.0.0.0/8"])).toBe("127.0.0.1");
  });

  it("is the one that a listed proxy names", async () => {
    expect(await ipOf(["127.0.0.0/8"])).toBe("203.0.113.7");
  });
});

describe("health", () => {
  const redis: DependencyCheck = {
    name: "redis",
    required: true,
    check: async () => ({ ok: true, detail: "durability always", facts: { waiting: 3 } }),
  };
  const absent: DependencyCheck = {
    name: "mongodb",
    required: false,
    check: async () => {
      throw new Error("away");
    },
  };
  const get = async (url: string) => {
    const answer = await server.inject({ method: "GET", url });
    return { status: answer.statusCode, body: answer.json() };
  };

  it("is ready while all that is required is, and tells of each", async () => {
    await serve({ dependencies: [redis, absent] });
    expect(await get("/healthz/live")).toEqual({ status: 200, body: { status: "live" } });
    expect(await get("/healthz/ready")).toEqual({ status: 200, body: { status: "ready" } });
    expect(await get("/healthz/deps")).toMatchObject({
      status: 200,
      body: {
        dependencies: [
          { name: "redis", ok: true, detail: "durability always", facts: { waiting: 3 } },
          { name: "mongodb", required: false, ok: false, detail: "the check failed" },
        ],
      },
    });
  });

  it("is not ready without what is required, nor when that hangs", async () => {
    const hangs: DependencyCheck = { ...redis, name: "hangs", check: () => new Promise(() => {}) };
    await serve({ dependencies: [redis, { ...absent, required: true }, hangs] });
    expect(await get("/healthz/ready")).toEqual({
      status: 503,
      body: { status: "not ready", missing: ["mongodb", "hangs"] },
    });
    expect(await get("/healthz/live")).toMatchObject({ status: 200 });
  });
});

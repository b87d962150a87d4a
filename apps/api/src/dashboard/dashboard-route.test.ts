import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHttpServer } from "@audit/runtime/http";
import { createLogger } from "@audit/runtime/logger";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addCompression } from "../http/compression.js";
import { addSecurityHeaders } from "../http/security-headers.js";
import { addDashboardRoute } from "./dashboard-route.js";

const publicUrl = "http://localhost:4301";
const browser = { host: "localhost:4301", accept: "text/html,*/*" };
let folder: string;
let server: FastifyInstance;

async function serve(dashboardFolder: string): Promise<FastifyInstance> {
  const logger = createLogger({ service: "api", level: "silent" });
  const made = await createHttpServer({
    logger,
    dependencies: [],
    trustedProxies: [],
    bodyLimitBytes: 1_000,
  });
  addSecurityHeaders(made);
  await addCompression(made);
  await made.register((scope) => addDashboardRoute(scope, { publicUrl, folder: dashboardFolder }));
  return made;
}

beforeAll(async () => {
  const outer = await mkdtemp(join(tmpdir(), "audit-dashboard-"));
  folder = join(outer, "dist");
  await mkdir(join(folder, "assets"), { recursive: true });
  await writeFile(join(outer, "secret.txt"), "not for browsers");
  await writeFile(join(folder, "index.html"), "<!doctype html><title>Audit Logs</title>");
  await writeFile(join(folder, "favicon.svg"), "<svg/>");
  await writeFile(join(folder, "assets", "index-abc123.js"), `"${"x".repeat(10_000)}"`);
  server = await serve(folder);
});

afterAll(async () => {
  await server.close();
  await rm(join(folder, ".."), { recursive: true });
});

const get = (url: string, headers: Record<string, string> = browser) =>
  server.inject({ url, headers });

describe("the dashboard's files", () => {
  it("may be kept for ever when their name changes with their content", async () => {
    const { statusCode, headers, rawPayload } = await get("/assets/index-abc123.js", {
      ...browser,
      "accept-encoding": "gzip, br",
    });
    expect(statusCode).toBe(200);
    expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(headers["content-encoding"]).toBe("br");
    expect(rawPayload.length).toBeLessThan(1_000);
  });

  it.each(["/", "/index.html", "/favicon.svg", "/settings/audit-logs?q=a"])(
    "are asked for again when not: %s",
    async (url) => {
      const { statusCode, headers } = await get(url);
      expect(statusCode).toBe(200);
      expect(headers["cache-control"]).toBe("no-cache");
    },
  );

  it.each(["/settings/audit-logs", "/sign-in", "/a/b/c?filter=status:404"])(
    "answer %s with the page, whose script knows it",
    async (url) => {
      const { headers, body } = await get(url);
      expect(headers["content-type"]).toBe("text/html; charset=utf-8");
      expect(body).toContain("<title>Audit Logs</title>");
    },
  );

  it.each([
    ["/assets/index-old.js", browser],
    ["/settings/audit-logs", { accept: "application/json" }],
    ["/favicon.png", { accept: "image/*" }],
  ])("do not answer %s with the page", async (url, headers) => {
    const response = await get(url, headers);
    expect(response.statusCode).toBe(404);
    expect(response.json()).toMatchObject({ error: { code: "not_found" } });
  });

  it.each([
    "/../secret.txt",
    "/..%2fsecret.txt",
    "/assets/..%2f..%2fsecret.txt",
    "/%2e%2e/secret.txt",
  ])("are all that can be read: %s", async (url) => {
    expect((await get(url)).body).not.toContain("not for browsers");
  });

  it("load nothing from elsewhere and are framed by nobody", async () => {
    const policy = String((await get("/")).headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
  });

  it("move a page to the public name of this machine, and nothing else", async () => {
    const moved = await get("/sign-in?to=/x", { ...browser, host: "127.0.0.1:4301" });
    expect([moved.statusCode, moved.headers.location]).toEqual([
      307,
      "http://localhost:4301/sign-in?to=/x",
    ]);
    for (const host of ["localhost:4301", "audit.example.com", "127.0.0.1:9999"]) {
      expect((await get("/sign-in", { ...browser, host })).statusCode).toBe(200);
    }
    const file = await get("/favicon.svg", { host: "127.0.0.1:4301", accept: "image/*" });
    expect(file.statusCode).toBe(200);
  });

  it("may be absent", async () => {
    const bare = await serve(join(folder, "nowhere"));
    expect((await bare.inject({ url: "/", headers: browser })).statusCode).toBe(404);
    await bare.close();
  });
});

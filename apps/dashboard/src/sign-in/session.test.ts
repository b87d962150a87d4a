import { createServer, type Server, type ServerResponse } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { signIn, signOut } from "./session.js";

let server: Server | undefined;

afterEach(async () => {
  const open = server;
  server = undefined;
  if (open) await new Promise((resolve) => open.close(resolve));
});

/** A server that gives every request the same answer; answers its address. */
async function serverAnswering(answer: (response: ServerResponse) => void): Promise<string> {
  const started = createServer((_request, response) => answer(response));
  server = started;
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  const address = started.address();
  if (typeof address !== "object" || !address) throw new Error("the server has no port");
  return `http://127.0.0.1:${address.port}`;
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  serverAnswering((response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  });

const credentials = { email: "alice@example.com", password: "a long password" };

describe("signing in", () => {
  it("succeeds", async () => {
    expect(await signIn(credentials, await json(200, { user: {} }))).toEqual({ ok: true });
  });

  it("does not say which of both was wrong", async () => {
    const url = await json(401, { code: "INVALID_EMAIL_OR_PASSWORD", message: "Invalid …" });
    expect(await signIn(credentials, url)).toMatchObject({
      reason: "credentials",
      message: "Email or password is wrong.",
    });
  });

  it("says how long to wait after too many tries", async () => {
    const url = await json(429, { message: "Too many requests." }, { "x-retry-after": "42" });
    expect(await signIn(credentials, url)).toMatchObject({
      reason: "too_many_tries",
      message: "Too many tries. Try again in 42 seconds.",
    });
  });

  it("says when the page was opened under another address than the server's own", async () => {
    const url = await json(403, { code: "INVALID_ORIGIN", message: "Invalid origin" });
    expect(await signIn(credentials, url)).toMatchObject({ reason: "address" });
  });

  it("passes on another refusal in the server's words", async () => {
    const url = await json(403, { code: "BANNED_USER", message: "This account is closed." });
    expect(await signIn(credentials, url)).toMatchObject({
      reason: "refused",
      message: "This account is closed.",
    });
  });

  it("says that the server is away for a proxy's error page", async () => {
    const url = await serverAnswering((response) => response.writeHead(502).end("<html>"));
    expect(await signIn(credentials, url)).toMatchObject({ reason: "away" });
  });

  it("says that the server is away when nobody listens", async () => {
    expect(await signIn(credentials, "http://127.0.0.1:1")).toMatchObject({ reason: "away" });
  });
});

describe("signing out", () => {
  it("has ended the session when the server says so, or knew of none", async () => {
    expect(await signOut(await json(200, { success: true }))).toBe(true);
  });

  it("does not claim so when the server is away", async () => {
    expect(await signOut("http://127.0.0.1:1")).toBe(false);
  });
});

import { connectDatabase, type Database, migrate } from "@audit/db";
import { createTestDatabase } from "@audit/test-kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFirstOrganization } from "../organization/create-first-organization.js";
import { createSignIn, type SignIn } from "./sign-in.js";

const publicUrl = "http://127.0.0.1:4301";
const owner = { email: "olivia@example.com", password: "correct horse battery" };
const testDatabase = createTestDatabase();
let database: Database;
let signIn: SignIn;
let clients = 0;

/** A client with an address of its own, so that one test does not use up another's attempts. */
const newClientIp = () => `192.0.2.${++clients}`;

function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  return new Request(`${publicUrl}/api/auth${path}`, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", origin: publicUrl, ...headers },
  });
}

async function signedInCookie(using = signIn): Promise<string> {
  const response = await using.handle(post("/sign-in/email", owner), newClientIp());
  expect(response.status).toBe(200);
  const [cookie = ""] = response.headers.getSetCookie();
  return cookie;
}

beforeAll(async () => {
  database = await connectDatabase({ uri: testDatabase.uri });
  await migrate(database);
  await createFirstOrganization(database, {
    name: "Example Ltd",
    ownerEmail: owner.email,
    ownerPassword: owner.password,
  });
  signIn = await createSignIn(database, { publicUrl, secret: "s".repeat(32), log: () => {} });
});

afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

describe("signing in", () => {
  it("gives a session whose cookie scripts cannot read", async () => {
    const cookie = await signedInCookie();
    expect(cookie).toMatch(/^audit\.session_token=/);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Secure/i);
    const { session } = await signIn.sessionOf(new Headers({ cookie }));
    expect(session?.user.email).toBe(owner.email);
  });

  it("gives secure cookies when the public address is https", async () => {
    const secure = await createSignIn(database, {
      publicUrl: "https://audit.example.com",
      secret: "s".repeat(32),
      log: () => {},
    });
    const request = post("/sign-in/email", owner, { origin: "https://audit.example.com" });
    const response = await secure.handle(request, newClientIp());
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Secure-audit\.session_token=.*Secure/i);
  });

  it("takes the address in any case", async () => {
    const response = await signIn.handle(
      post("/sign-in/email", { ...owner, email: "OLIVIA@Example.COM" }),
      newClientIp(),
    );
    expect(response.status).toBe(200);
  });

  it.each([
    { ...owner, password: "wrong horse battery" },
    { email: "nobody@example.com", password: owner.password },
  ])("refuses $email with a wrong password or none known, in the same words", async (wrong) => {
    const response = await signIn.handle(post("/sign-in/email", wrong), newClientIp());
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ message: "Invalid email or password" });
  });

  it("ends with the sign-out", async () => {
    const cookie = await signedInCookie();
    const response = await signIn.handle(post("/sign-out", {}, { cookie }), newClientIp());
    expect(response.status).toBe(200);
    expect((await signIn.sessionOf(new Headers({ cookie }))).session).toBeNull();
  });

  it("refuses a cookie that was signed with another secret or not at all", async () => {
    const other = await createSignIn(database, {
      publicUrl,
      secret: "t".repeat(32),
      log: () => {},
    });
    const cookie = await signedInCookie(other);
    expect((await signIn.sessionOf(new Headers({ cookie }))).session).toBeNull();
    expect((await other.sessionOf(new Headers({ cookie }))).session).not.toBeNull();
    const forged = `${cookie.split(".").slice(0, 2).join(".")}.AAAA`;
    expect((await other.sessionOf(new Headers({ cookie: forged }))).session).toBeNull();
  });
});

describe("what is not offered", () => {
  it.each([
    ["/sign-up/email", { ...owner, email: "mallory@example.com", name: "Mallory" }],
    ["/organization/create", { name: "Mallory Ltd", slug: "mallory" }],
    ["/organization/invite-member", { email: "mallory@example.com", role: "owner" }],
    ["/organization/delete", {}],
    ["/update-user", { name: "somebody else" }],
    ["/delete-user", {}],
  ])("%s is not found, signed in or not", async (path, body) => {
    const cookie = await signedInCookie();
    const anyone: Record<string, string>[] = [{}, { cookie }];
    for (const headers of anyone) {
      await expect(signIn.handle(post(path, body, headers), newClientIp())).rejects.toMatchObject({
        code: "not_found",
      });
    }
    expect(await database.nativeDb.collection("user").countDocuments()).toBe(1);
  });
});

describe("requests from elsewhere", () => {
  it("does not sign in from another origin", async () => {
    const request = post("/sign-in/email", owner, { origin: "https://evil.example" });
    expect((await signIn.handle(request, newClientIp())).status).toBe(403);
  });

  it("does not sign out from another origin", async () => {
    const cookie = await signedInCookie();
    const request = post("/sign-out", {}, { cookie, origin: "https://evil.example" });
    expect((await signIn.handle(request, newClientIp())).status).toBe(403);
    expect((await signIn.sessionOf(new Headers({ cookie }))).session).not.toBeNull();
  });

  it("limits the attempts of an address, whatever address its headers claim", async () => {
    const clientIp = newClientIp();
    const attempt = (number: number) =>
      signIn.handle(
        post(
          "/sign-in/email",
          { ...owner, email: `nobody${number}@example.com` },
          {
            "x-forwarded-for": `198.51.100.${number}`,
            "x-audit-client-ip": `198.51.100.${number}`,
          },
        ),
        clientIp,
      );
    const statuses: number[] = [];
    for (let number = 1; number <= 21; number++) statuses.push((await attempt(number)).status);
    expect(statuses.slice(0, 20).every((status) => status === 401)).toBe(true);
    const last = await attempt(22);
    expect(last.status).toBe(429);
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
    await signedInCookie();
  });
});

import { createApiKeyRepository, type Database } from "@audit/db";
import { beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase } from "../test/open-test-database.js";
import { newKey } from "./api-key/new-key.js";
import { createApiKeyVerifier } from "./api-key/verifier.js";
import { createFirstOrganization } from "./organization/create-first-organization.js";
import { createSignIn, type SignIn } from "./sign-in/sign-in.js";

const publicUrl = "http://127.0.0.1:4301";
const owner = { email: "olivia@example.com", password: "correct horse battery" };
const before = "b".repeat(32);
const today = "t".repeat(32);
const other = "o".repeat(32);

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  await createFirstOrganization(database, {
    name: "Example Ltd",
    ownerEmail: owner.email,
    ownerPassword: owner.password,
  });
});

describe("while the secret of sessions is rotated", () => {
  const signInWith = (secret: string, previousSecret?: string) =>
    createSignIn(database, { publicUrl, secret, previousSecret, log: () => {} });

  async function cookieOf(signIn: SignIn): Promise<string> {
    const request = new Request(`${publicUrl}/api/auth/sign-in/email`, {
      method: "POST",
      body: JSON.stringify(owner),
      headers: { "content-type": "application/json", origin: publicUrl },
    });
    const response = await signIn.handle(request, "192.0.2.1");
    return response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  }
  const emailOf = async (signIn: SignIn, cookie: string) =>
    (await signIn.sessionOf(new Headers({ cookie }))).session?.user.email;

  it("cookies of the previous one stay valid, among others, and can be ended", async () => {
    const cookie = await cookieOf(await signInWith(before));
    const rotated = await signInWith(today, before);
    expect(await emailOf(rotated, cookie)).toBe(owner.email);
    expect(await emailOf(rotated, `theme=dark; ${cookie}; more=1`)).toBe(owner.email);

    const signOut = new Request(`${publicUrl}/api/auth/sign-out`, {
      method: "POST",
      headers: { origin: publicUrl, cookie },
    });
    expect((await rotated.handle(signOut, "192.0.2.1")).status).toBe(200);
    expect(await emailOf(rotated, cookie)).toBeUndefined();
  });

  it("new cookies are of today's, and valid when the previous one is gone", async () => {
    const cookie = await cookieOf(await signInWith(today, before));
    expect(await emailOf(await signInWith(today), cookie)).toBe(owner.email);
    expect(await emailOf(await signInWith(before), cookie)).toBeUndefined();
  });

  it("cookies of any other are not, nor of the previous one when it is gone", async () => {
    const rotated = await signInWith(today, before);
    expect(await emailOf(rotated, await cookieOf(await signInWith(other)))).toBeUndefined();
    const cookie = await cookieOf(await signInWith(before));
    expect(await emailOf(await signInWith(today), cookie)).toBeUndefined();
    const forged = cookie.replace(/=.{4}/, "=XXXX");
    expect(await emailOf(rotated, forged)).toBeUndefined();
  });

  it.each(["", "audit.session_token", "audit.session_token=%zz.%", "=;;=", "audit.=a.b"])(
    "the cookie %j is nobody's",
    async (cookie) => {
      expect(await emailOf(await signInWith(today, before), cookie)).toBeUndefined();
    },
  );
});

describe("while the secret of API keys is rotated", () => {
  const verifierOf = (secret: string, previousSecret?: string) =>
    createApiKeyVerifier({
      apiKeys: createApiKeyRepository(database),
      secret,
      previousSecret,
      now: () => new Date(),
    });
  async function keyUnder(secret: string): Promise<string> {
    const { record, text } = newKey(
      { name: "a key", scopes: ["events:write"] },
      {
        organizationId: "65f000000000000000000001",
        createdBy: owner.email,
        createdAt: new Date(),
        secret,
      },
    );
    await createApiKeyRepository(database).insert(record);
    return `Bearer ${text}`;
  }
  const refused = { code: "unauthenticated" };

  it("keys of both are valid, and of no other", async () => {
    const verify = verifierOf(today, before);
    await expect(verify(await keyUnder(before))).resolves.toMatchObject({ keyName: "a key" });
    await expect(verify(await keyUnder(today))).resolves.toMatchObject({ keyName: "a key" });
    await expect(verify(await keyUnder(other))).rejects.toMatchObject(refused);
    await expect(verifierOf(today)(await keyUnder(before))).rejects.toMatchObject(refused);
  });
});

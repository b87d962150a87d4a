import { createApiKeyRepository, type Database } from "@audit/db";
import { permissionsOfRole } from "@audit/types";
import { beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase } from "../test/open-test-database.js";
import { createApiKeyVerifier } from "./api-key/verifier.js";
import { createCallerResolver, type ResolveCaller } from "./caller-resolver.js";
import { addMember } from "./organization/add-member.js";
import {
  type CreatedOrganization,
  createOrganization,
} from "./organization/create-organization.js";
import { createSignIn, type SignIn } from "./sign-in/sign-in.js";

const publicUrl = "http://127.0.0.1:4301";
const password = "correct horse battery";
const apiKeySecret = "a secret of the test's own, long enough";
const DAY_MS = 86_400_000;

let database: Database;
let signIn: SignIn;
let resolve: ResolveCaller;
let one: CreatedOrganization;
let other: CreatedOrganization;

beforeAll(async () => {
  database = await openTestDatabase();
  const defaultKeys = { apiKeySecret };
  one = await createOrganization(database, {
    name: "One Ltd",
    ownerEmail: "one@example.com",
    ownerPassword: password,
    defaultKeys,
  });
  other = await createOrganization(database, {
    name: "Other Ltd",
    ownerEmail: "other@example.com",
    ownerPassword: password,
    defaultKeys,
  });
  signIn = await createSignIn(database, { publicUrl, secret: "s".repeat(32), log: () => {} });
  const now = () => new Date();
  const apiKeys = createApiKeyRepository(database);
  const verifyApiKey = createApiKeyVerifier({ apiKeys, secret: apiKeySecret, now });
  resolve = createCallerResolver({ database, signIn, verifyApiKey });
});

async function cookieOf(email: string): Promise<string> {
  const request = new Request(`${publicUrl}/api/auth/sign-in/email`, {
    method: "POST",
    body: JSON.stringify({ email, password }),
    headers: { "content-type": "application/json", origin: publicUrl },
  });
  const response = await signIn.handle(request, "192.0.2.1");
  return response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

const callerOf = async (headers: Record<string, string>) =>
  (await resolve(new Headers(headers))).caller;

describe("who makes a request", () => {
  it("is the person of the session, with the rights of the role", async () => {
    const caller = await callerOf({ cookie: await cookieOf("one@example.com") });
    expect(caller).toMatchObject({
      actor: { type: "user", id: one.ownerId, name: "one", email: "one@example.com" },
      organization: { id: one.organizationId, name: "One Ltd" },
      role: "owner",
      readScope: { organizationIds: [one.organizationId], baseFilter: null },
    });
    expect([...caller.permissions]).toEqual(permissionsOfRole("owner"));
  });

  it.each(["auditor", "operator", "member"] as const)(
    "has the rights of the role %s",
    async (role) => {
      const email = `${role}@example.com`;
      const { organizationId } = other;
      await addMember(database, { organizationId, role, email, password, name: role });
      const caller = await callerOf({ cookie: await cookieOf(email) });
      expect(caller.role).toBe(role);
      expect(caller.organization.id).toBe(other.organizationId);
      expect([...caller.permissions]).toEqual(permissionsOfRole(role));
    },
  );

  it("is the key that was sent, with its scopes and no role", async () => {
    const caller = await callerOf({ authorization: `Bearer ${one.keys?.writeKey}` });
    expect(caller).toMatchObject({
      actor: { type: "api_key", name: "First write key" },
      organization: { id: one.organizationId, name: "One Ltd" },
      permissions: new Set(["events:write"]),
    });
    expect(caller.role).toBeUndefined();
  });

  it("is the key and not the person when both are sent, even when the key is wrong", async () => {
    const cookie = await cookieOf("one@example.com");
    const caller = await callerOf({ cookie, authorization: `Bearer ${other.keys?.readKey}` });
    expect(caller.organization.id).toBe(other.organizationId);
    await expect(callerOf({ cookie, authorization: "Bearer nonsense" })).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });

  const nobodys: Record<string, string>[] = [
    {},
    { cookie: "audit.session_token=forged.signature" },
    { authorization: "Basic b25lOnR3bw==" },
  ];
  it.each(nobodys)("is nobody with %j", async (headers) => {
    await expect(callerOf(headers)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("loses the rights at once when the membership ends", async () => {
    const email = "leaver@example.com";
    const { organizationId } = other;
    const id = await addMember(database, {
      organizationId,
      role: "admin",
      email,
      password,
      name: "L",
    });
    const cookie = await cookieOf(email);
    expect((await callerOf({ cookie })).role).toBe("admin");
    const members = database.nativeDb.collection("member");
    const all = await members.find().toArray();
    await members.deleteOne({ _id: all.find((member) => `${member.userId}` === id)?._id });
    await expect(callerOf({ cookie })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("gets a longer session by using it, and none once it is over", async () => {
    const cookie = await cookieOf("one@example.com");
    expect((await resolve(new Headers({ cookie }))).setCookies).toEqual([]);
    const sessions = database.nativeDb.collection("session");
    const endsIn = (ms: number) =>
      sessions.updateMany({}, { $set: { expiresAt: new Date(Date.now() + ms) } });

    await endsIn(5 * DAY_MS);
    const { setCookies } = await resolve(new Headers({ cookie }));
    expect(setCookies.join()).toContain(cookie);

    await endsIn(-1);
    await expect(resolve(new Headers({ cookie }))).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });
});

import { createApiKeyRepository } from "@audit/db";
import { beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase } from "../../test/open-test-database.js";
import { cookieOf, PASSWORD, PUBLIC_URL } from "../../test/people.js";
import { createApiKeyVerifier } from "../api-key/verifier.js";
import { createCallerResolver } from "../caller-resolver.js";
import { createOrganization } from "../organization/create-organization.js";
import { createOwnSessions } from "./own-sessions.js";
import { createSignIn } from "./sign-in.js";

const database = await openTestDatabase();
const now = () => new Date();
const secret = "a secret of the test's own, long enough";
const signIn = await createSignIn(database, { publicUrl: PUBLIC_URL, secret, log: () => {} });
const apiKeys = createApiKeyRepository(database);
const verifyApiKey = createApiKeyVerifier({ apiKeys, secret, now });
const resolve = createCallerResolver({ database, signIn, verifyApiKey });
const sessions = createOwnSessions(database);

const callerOf = async (cookie: string) =>
  (await resolve(new Headers({ cookie }), "192.0.2.1")).caller;

beforeAll(async () => {
  for (const name of ["one", "other"]) {
    const ownerEmail = `${name}@example.com`;
    await createOrganization(database, { name, ownerEmail, ownerPassword: PASSWORD });
  }
});

describe("somebody's sessions", () => {
  it("are listed newest first with where they began, and without their tokens", async () => {
    const first = await cookieOf(signIn, "one@example.com");
    const second = await cookieOf(signIn, "one@example.com");
    await cookieOf(signIn, "other@example.com");
    const listed = await sessions.list(await callerOf(first));
    expect(listed).toMatchObject([
      { isCurrent: false, ip: expect.stringMatching(/^192\.0\./) },
      { isCurrent: true, ip: expect.stringMatching(/^192\.0\./) },
    ]);
    for (const cookie of [first, second]) {
      const token = decodeURIComponent(cookie.split("=")[1] ?? "").split(".")[0] ?? "";
      expect(token.length).toBeGreaterThan(16);
      expect(JSON.stringify(listed)).not.toContain(token);
    }
  });

  it("end at once when they are revoked, the present one too", async () => {
    const [here, there] = [
      await cookieOf(signIn, "one@example.com"),
      await cookieOf(signIn, "one@example.com"),
    ];
    const caller = await callerOf(here);
    const other = (await callerOf(there)).sessionId ?? "";
    await sessions.revoke(caller, other);
    await expect(callerOf(there)).rejects.toMatchObject({ code: "unauthenticated" });
    expect((await callerOf(here)).sessionId).toBe(caller.sessionId);
    await sessions.revoke(caller, caller.sessionId ?? "");
    await expect(callerOf(here)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("cannot be revoked by somebody else", async () => {
    const mine = await cookieOf(signIn, "one@example.com");
    const stranger = await callerOf(await cookieOf(signIn, "other@example.com"));
    const id = (await callerOf(mine)).sessionId ?? "";
    for (const wrong of [id, "nothing", "0".repeat(24)]) {
      await expect(sessions.revoke(stranger, wrong)).rejects.toMatchObject({ code: "not_found" });
    }
    expect((await callerOf(mine)).sessionId).toBe(id);
  });

  it("are not in the list once they are over", async () => {
    const cookie = await cookieOf(signIn, "other@example.com");
    const caller = await callerOf(cookie);
    const before = await sessions.list(caller);
    await database.nativeDb
      .collection("session")
      .updateMany({ ipAddress: before[0]?.ip ?? "" }, { $set: { expiresAt: new Date(0) } });
    expect(await sessions.list(caller)).toHaveLength(before.length - 1);
  });
});

import { createApiKeyRepository } from "@audit/db";
import { beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase } from "../../test/open-test-database.js";
import { cookieOf, PASSWORD, PUBLIC_URL } from "../../test/people.js";
import { createApiKeyVerifier } from "../api-key/verifier.js";
import { createCallerResolver } from "../caller-resolver.js";
import { openPeople } from "../sign-in/people.js";
import { createSignIn } from "../sign-in/sign-in.js";
import { type CreatedOrganization, createOrganization } from "./create-organization.js";
import { createOwnOrganizations } from "./own-organizations.js";

const database = await openTestDatabase();
const now = () => new Date();
const secret = "a secret of the test's own, long enough";
const signIn = await createSignIn(database, { publicUrl: PUBLIC_URL, secret, log: () => {} });
const apiKeys = createApiKeyRepository(database);
const verifyApiKey = createApiKeyVerifier({ apiKeys, secret, now });
const resolve = createCallerResolver({ database, signIn, verifyApiKey });
const organizations = createOwnOrganizations(database);
const { store } = await openPeople(database);

const names = ["One", "Two", "Foreign"] as const;
const created = new Map<string, CreatedOrganization>();
const idOf = (name: (typeof names)[number]) => created.get(name)?.organizationId ?? "";

const callerOf = async (cookie: string) =>
  (await resolve(new Headers({ cookie }), "192.0.2.1")).caller;
const organizationOf = async (cookie: string) => (await callerOf(cookie)).organization.name;

beforeAll(async () => {
  for (const name of names) {
    const ownerEmail = `${name.toLowerCase()}@example.com`;
    const defaultKeys = { apiKeySecret: secret };
    const organization = { name, ownerEmail, ownerPassword: PASSWORD, defaultKeys };
    created.set(name, await createOrganization(database, organization));
  }
  const userId = created.get("One")?.ownerId ?? "";
  const membership = { userId, organizationId: idOf("Two"), role: "auditor", createdAt: now() };
  await store.create({ model: "member", data: membership });
});

describe("a person of several organizations", () => {
  it("sees them all with the role in each, and begins in the first", async () => {
    const caller = await callerOf(await cookieOf(signIn, "one@example.com"));
    expect(caller.organization.name).toBe("One");
    expect(await organizations.mine(caller)).toEqual([
      { id: idOf("One"), name: "One", role: "owner" },
      { id: idOf("Two"), name: "Two", role: "auditor" },
    ]);
  });

  it("switches for one session, with the rights of the other role", async () => {
    const [cookie, elsewhere] = [
      await cookieOf(signIn, "one@example.com"),
      await cookieOf(signIn, "one@example.com"),
    ];
    await organizations.switchTo(await callerOf(cookie), idOf("Two"));
    const caller = await callerOf(cookie);
    expect(caller).toMatchObject({
      organization: { id: idOf("Two"), name: "Two" },
      role: "auditor",
      readScope: { organizationIds: [idOf("Two")] },
    });
    expect(caller.permissions).not.toContain("members:manage");
    expect(await organizationOf(elsewhere)).toBe("One");
    await organizations.switchTo(caller, idOf("One"));
    expect(await organizationOf(cookie)).toBe("One");
  });

  it("does not get into one of others", async () => {
    const caller = await callerOf(await cookieOf(signIn, "one@example.com"));
    for (const id of [idOf("Foreign"), "nothing", "0".repeat(24)]) {
      await expect(organizations.switchTo(caller, id)).rejects.toMatchObject({ code: "not_found" });
    }
    const key = created.get("One")?.keys?.adminKey;
    const headers = new Headers({ authorization: `Bearer ${key}` });
    const service = (await resolve(headers, "192.0.2.1")).caller;
    await expect(organizations.mine(service)).rejects.toMatchObject({ code: "forbidden" });
    await expect(organizations.switchTo(service, idOf("One"))).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("is back in the first when the membership in the chosen one ends", async () => {
    const cookie = await cookieOf(signIn, "one@example.com");
    await organizations.switchTo(await callerOf(cookie), idOf("Two"));
    expect(await organizationOf(cookie)).toBe("Two");
    const where = [{ field: "organizationId", value: idOf("Two") }];
    await store.deleteMany({
      model: "member",
      where: [...where, { field: "role", value: "auditor" }],
    });
    expect(await organizationOf(cookie)).toBe("One");
  });
});

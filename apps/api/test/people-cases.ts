import { randomUUID } from "node:crypto";
import { addMember, createInvitations, createPasswordResets } from "@audit/auth";
import { createMemberWorkspaceRepository, type Database } from "@audit/db";
import * as z from "zod";
import type { ProcedureCase } from "./procedure-case.js";
import { PUBLIC_URL } from "./running-api.js";
import { ownerCallerOf, PASSWORD, type Tenant } from "./tenants.js";

const listSchema = z.array(z.object({ id: z.string() }));
const idsIn = (data: unknown) => listSchema.parse(data).map(({ id }) => id);

/** One case for each procedure that has to do with people. */
export function peopleCases(database: Database): Readonly<Record<string, ProcedureCase>> {
  const users = database.nativeDb.collection("user");
  const sessions = database.nativeDb.collection("session");

  /** How many sessions the tenant's owner has. */
  async function sessionsOf({ ownerEmail }: Tenant): Promise<number> {
    const owner = await users.findOne({ email: ownerEmail });
    return sessions.countDocuments({ userId: owner?._id });
  }
  /** A session of the tenant's owner that nobody uses. */
  async function newSessionOf({ ownerEmail }: Tenant): Promise<string> {
    const owner = await users.findOne({ email: ownerEmail });
    const now = new Date();
    const { insertedId } = await sessions.insertOne({
      userId: owner?._id,
      token: randomUUID(),
      createdAt: now,
      updatedAt: now,
      expiresAt: new Date(now.getTime() + 60_000),
    });
    return insertedId.toHexString();
  }

  /** A new member of the tenant's, without workspaces. */
  async function newMemberOf({ organizationId, marks: [mark] }: Tenant): Promise<string> {
    const email = `${randomUUID()}@${mark}.example`;
    const facts = { organizationId, role: "member", email, name: "M", password: PASSWORD } as const;
    return addMember(database, facts);
  }
  const options = { publicUrl: PUBLIC_URL, now: () => new Date() };
  const invitations = createInvitations(database, options);
  const passwords = createPasswordResets(database, options);
  const tokenIn = (link: string) => link.split("/").at(-1) ?? "";
  const whom = ({ marks: [mark] }: Tenant) => ({
    email: `${randomUUID()}@${mark}.example`,
    role: "auditor" as const,
    workspaces: [],
  });
  const inviteInto = (tenant: Tenant) => invitations.create(ownerCallerOf(tenant), whom(tenant));
  const newPerson = { name: "New", password: PASSWORD };
  const isDone = ({ data }: { data: unknown }) => z.object({ done: z.boolean() }).parse(data).done;
  /** Tokens that nobody was given. */
  const guesses = ["x", Buffer.alloc(32).toString("base64url")];
  const grant = { workspaceId: "ws1", role: "auditor" } as const;
  const hasMembersAsTheyWere = async ({ ownerId }: Tenant) => {
    const members = await database.nativeDb.collection("member").find().toArray();
    const isOwner = members.some(({ userId, role }) => `${userId}` === ownerId && role === "owner");
    return isOwner && members.every(({ role }) => role !== "admin");
  };

  return {
    "members.list": {
      permission: "members:list",
      isForPeople: true,
      input: () => undefined,
      showsOwn: ({ text }, { ownerEmail }) => text.includes(ownerEmail),
      reaches: () => [{ input: undefined, expected: () => true }],
    },
    "members.setRole": {
      permission: "members:manage",
      isForPeople: true,
      input: async (own) => ({ userId: await newMemberOf(own), role: "auditor" }),
      showsOwn: ({ text }) => text.includes("auditor"),
      reaches: async (victim) => [
        { input: { userId: victim.ownerId, role: "admin" }, expected: "NOT_FOUND" },
        { input: { userId: await newMemberOf(victim), role: "admin" }, expected: "NOT_FOUND" },
      ],
      isUntouched: hasMembersAsTheyWere,
    },
    "members.setWorkspaces": {
      permission: "members:manage",
      isForPeople: true,
      input: async (own) => ({ userId: await newMemberOf(own), workspaces: [grant] }),
      showsOwn: ({ text }) => text.includes("ws1"),
      reaches: async (victim) => [
        {
          input: { userId: await newMemberOf(victim), workspaces: [grant] },
          expected: "NOT_FOUND",
        },
      ],
      isUntouched: async ({ organizationId }) =>
        (await createMemberWorkspaceRepository(database).listAll(organizationId)).size === 0,
    },
    "members.remove": {
      permission: "members:manage",
      isForPeople: true,
      input: async (own) => ({ userId: await newMemberOf(own) }),
      showsOwn: ({ text }) => text.includes("userId"),
      reaches: async (victim) => [
        { input: { userId: victim.ownerId }, expected: "NOT_FOUND" },
        { input: { userId: await newMemberOf(victim) }, expected: "NOT_FOUND" },
      ],
      isUntouched: hasMembersAsTheyWere,
    },
    "members.resetLink": {
      permission: "members:manage",
      isForPeople: true,
      input: async (own) => ({ userId: await newMemberOf(own) }),
      showsOwn: ({ text }) => text.includes("/password-reset/"),
      reaches: async (victim) => [
        { input: { userId: victim.ownerId }, expected: "NOT_FOUND" },
        { input: { userId: await newMemberOf(victim) }, expected: "NOT_FOUND" },
      ],
    },
    "invitations.list": {
      permission: "members:list",
      isForPeople: true,
      input: async (own) => {
        await inviteInto(own);
        return undefined;
      },
      showsOwn: ({ data }) => idsIn(data).length > 0,
      reaches: async (victim) => {
        await inviteInto(victim);
        return [{ input: undefined, expected: (data) => idsIn(data).length === 0 }];
      },
    },
    "invitations.create": {
      permission: "members:manage",
      isForPeople: true,
      input: whom,
      showsOwn: ({ text }) => text.includes("/invitation/"),
      reaches: ({ organizationId }) => [
        {
          input: { email: "a@b.example", role: "auditor", organizationId },
          expected: "BAD_REQUEST",
        },
      ],
    },
    "invitations.revoke": {
      permission: "members:manage",
      isForPeople: true,
      input: async (own) => ({ id: (await inviteInto(own)).invitation.id }),
      showsOwn: isDone,
      reaches: async (victim) => [
        { input: { id: (await inviteInto(victim)).invitation.id }, expected: "NOT_FOUND" },
      ],
      isUntouched: async (victim) => (await invitations.list(ownerCallerOf(victim))).length > 0,
    },
    "invitations.open": {
      permission: null,
      isForVisitors: true,
      input: async (own) => ({ token: tokenIn((await inviteInto(own)).link) }),
      showsOwn: ({ text }, { marks: [mark = ""] }) => text.includes(mark),
      reaches: async (victim) => {
        const { id } = (await inviteInto(victim)).invitation;
        return [...guesses, id].map((token) => ({ input: { token }, expected: "NOT_FOUND" }));
      },
    },
    "invitations.accept": {
      permission: null,
      isForVisitors: true,
      input: async (own) => ({ token: tokenIn((await inviteInto(own)).link), ...newPerson }),
      showsOwn: isDone,
      reaches: async (victim) => {
        const { id } = (await inviteInto(victim)).invitation;
        return [...guesses, id].map((token) => ({
          input: { token, ...newPerson },
          expected: "NOT_FOUND",
        }));
      },
      isUntouched: hasMembersAsTheyWere,
    },
    "passwords.reset": {
      permission: null,
      isForVisitors: true,
      input: async (own) => {
        const { link } = await passwords.link(ownerCallerOf(own), await newMemberOf(own));
        return { token: tokenIn(link), password: PASSWORD };
      },
      showsOwn: isDone,
      reaches: ({ ownerId }) =>
        [...guesses, ownerId].map((token) => ({
          input: { token, password: PASSWORD },
          expected: "NOT_FOUND",
        })),
    },
    "organizations.mine": {
      permission: null,
      isForPeople: true,
      input: () => undefined,
      showsOwn: ({ data }, { organizationId }) => idsIn(data).join() === organizationId,
      reaches: () => [{ input: undefined, expected: (data) => idsIn(data).length === 1 }],
    },
    "organizations.switchTo": {
      permission: null,
      isForPeople: true,
      input: ({ organizationId }) => ({ id: organizationId }),
      showsOwn: ({ text }, { organizationId }) => text.includes(organizationId),
      reaches: ({ organizationId }) => [{ input: { id: organizationId }, expected: "NOT_FOUND" }],
    },
    "sessions.list": {
      permission: null,
      isForPeople: true,
      input: () => undefined,
      showsOwn: ({ data }) => idsIn(data).length > 0,
      reaches: () => [{ input: undefined, expected: (data) => idsIn(data).length === 1 }],
    },
    "sessions.revoke": {
      permission: null,
      isForPeople: true,
      input: async (own) => ({ id: await newSessionOf(own) }),
      showsOwn: ({ text }) => text.includes("id"),
      reaches: async (victim) => [
        { input: { id: await newSessionOf(victim) }, expected: "NOT_FOUND" },
      ],
      isUntouched: async (victim) => (await sessionsOf(victim)) > 0,
    },
  };
}

import { randomUUID } from "node:crypto";
import { addMember } from "@audit/auth";
import { createMemberWorkspaceRepository, type Database } from "@audit/db";
import * as z from "zod";
import type { ProcedureCase } from "./procedure-case.js";
import { PASSWORD, type Tenant } from "./tenants.js";

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

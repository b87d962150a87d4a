import { randomUUID } from "node:crypto";
import type { Database } from "@audit/db";
import * as z from "zod";
import type { ProcedureCase } from "./procedure-case.js";
import type { Tenant } from "./tenants.js";

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

  return {
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

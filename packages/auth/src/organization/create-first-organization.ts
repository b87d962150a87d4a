import { createApiKeyRepository, type Database } from "@audit/db";
import { AppError } from "@audit/types";
import * as z from "zod";
import { type PeopleStore, peopleStore } from "../sign-in/people-options.js";
import { insertMember, type PreparedMember, prepareMember } from "./create-member.js";
import { type DefaultKeys, insertDefaultKeys } from "./default-keys.js";
import { claimSetup, releaseSetup } from "./setup-claim.js";

export interface FirstOrganizationInput {
  readonly name: string;
  readonly ownerEmail: string;
  /** 12 to 128 characters. */
  readonly ownerPassword: string;
  /** What the owner is called; else the address up to its `@`. */
  readonly ownerName?: string;
  /** When given, a write, a read and an admin key are made under this `API_KEY_SECRET`. */
  readonly defaultKeys?: { readonly apiKeySecret: string };
  readonly now?: () => Date;
}

export interface FirstOrganization {
  readonly organizationId: string;
  readonly ownerId: string;
  /** Present when they were asked for. */
  readonly keys?: DefaultKeys;
}

const createdSchema = z.object({ id: z.string() });

const exists = () =>
  new AppError("conflict", "there is an organization already; its owner can sign in");

/** Creates all or nothing; a key of an attempt that fails is known to nobody. */
function create(
  people: PeopleStore,
  database: Database,
  input: FirstOrganizationInput,
  owner: PreparedMember,
): Promise<FirstOrganization> {
  const createdAt = input.now?.() ?? new Date();
  return people.transaction(async (transaction) => {
    const organization = createdSchema.parse(
      await transaction.create({
        model: "organization",
        data: { name: input.name.trim(), slug: "first", createdAt },
      }),
    );
    const ownerId = await insertMember(transaction, owner, {
      organizationId: organization.id,
      role: "owner",
      createdAt,
    });
    const result = { organizationId: organization.id, ownerId };
    if (!input.defaultKeys) return result;
    const keys = await insertDefaultKeys(createApiKeyRepository(database), {
      organizationId: organization.id,
      createdBy: owner.email,
      createdAt,
      secret: input.defaultKeys.apiKeySecret,
    });
    return { ...result, keys };
  });
}

/**
 * Creates the first organization with its owner on an empty database. Throws `conflict` when
 * there is an organization already or another process is creating one, and `invalid_input`.
 */
export async function createFirstOrganization(
  database: Database,
  input: FirstOrganizationInput,
): Promise<FirstOrganization> {
  if (input.name.trim() === "") {
    throw new AppError("invalid_input", "the organization needs a name");
  }
  const people = peopleStore(database);
  if ((await people.count({ model: "organization" })) > 0) throw exists();

  const ownerName = input.ownerName ?? input.ownerEmail.split("@", 1)[0] ?? input.ownerEmail;
  const owner = await prepareMember({
    name: ownerName,
    email: input.ownerEmail,
    password: input.ownerPassword,
  });
  if (!(await claimSetup(database, new Date()))) throw exists();
  try {
    return await create(people, database, input, owner);
  } catch (error) {
    await releaseSetup(database);
    throw error;
  }
}

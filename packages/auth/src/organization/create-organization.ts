import { randomBytes } from "node:crypto";
import { createApiKeyRepository, type Database } from "@audit/db";
import { AppError } from "@audit/types";
import * as z from "zod";
import { openPeople } from "../sign-in/people.js";
import { type DefaultKeys, insertDefaultKeys } from "./default-keys.js";
import { insertMember, prepareMember } from "./insert-member.js";

export interface OrganizationInput {
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

export interface CreatedOrganization {
  readonly organizationId: string;
  readonly ownerId: string;
  /** Present when they were asked for. */
  readonly keys?: DefaultKeys;
}

const createdSchema = z.object({ id: z.string() });

/** better-auth asks for a name for addresses, which must be unique; nobody sees it here. */
const newSlug = () => randomBytes(8).toString("hex");

/**
 * Creates an organization with its owner, all or nothing; a key of an attempt that fails is known
 * to nobody. Throws `invalid_input`, and `conflict` when the owner's address has an account.
 */
export async function createOrganization(
  database: Database,
  input: OrganizationInput,
): Promise<CreatedOrganization> {
  const name = input.name.trim();
  if (name === "") throw new AppError("invalid_input", "the organization needs a name");
  const owner = await prepareMember({
    name: input.ownerName ?? input.ownerEmail.split("@", 1)[0] ?? input.ownerEmail,
    email: input.ownerEmail,
    password: input.ownerPassword,
  });
  const createdAt = input.now?.() ?? new Date();

  const { store } = await openPeople(database);
  return store.transaction(async (people) => {
    const organization = createdSchema.parse(
      await people.create({ model: "organization", data: { name, slug: newSlug(), createdAt } }),
    );
    const membership = { organizationId: organization.id, role: "owner", createdAt } as const;
    const ownerId = await insertMember(people, owner, membership);
    const created = { organizationId: organization.id, ownerId };
    if (!input.defaultKeys) return created;
    const keys = await insertDefaultKeys(createApiKeyRepository(database), {
      organizationId: organization.id,
      createdBy: owner.email,
      createdAt,
      secret: input.defaultKeys.apiKeySecret,
    });
    return { ...created, keys };
  });
}

import { AppError, type OrganizationRole } from "@audit/types";
import { hashPassword } from "better-auth/crypto";
import * as z from "zod";
import { checkPassword } from "../sign-in/passwords.js";
import type { PeopleStore } from "../sign-in/people.js";

const createdSchema = z.object({ id: z.string() });
const emailSchema = z.email();

export interface NewMember {
  readonly name: string;
  /** Any case; kept in lower case. */
  readonly email: string;
  /** 12 to 128 characters. */
  readonly password: string;
}

/** A new member whose password is hashed: what can be done before a transaction begins. */
export interface PreparedMember extends Pick<NewMember, "name" | "email"> {
  readonly passwordHash: string;
}

/** Checks and hashes. Throws `invalid_input` naming what is wrong. */
export async function prepareMember(member: NewMember): Promise<PreparedMember> {
  checkPassword(member.password);
  const email = emailSchema.safeParse(member.email.trim());
  if (!email.success) throw new AppError("invalid_input", "the email address is not valid");
  const passwordHash = await hashPassword(member.password);
  return { name: member.name, email: email.data.toLowerCase(), passwordHash };
}

/**
 * Creates the person, the password and the membership; returns the person's id. Throws `conflict`
 * when the address is taken. Call it in a transaction.
 */
export async function insertMember(
  people: Pick<PeopleStore, "create" | "findOne">,
  member: PreparedMember,
  membership: { organizationId: string; role: OrganizationRole; createdAt: Date },
): Promise<string> {
  const { createdAt } = membership;
  const taken = await people.findOne({
    model: "user",
    where: [{ field: "email", value: member.email }],
  });
  if (taken !== null) throw new AppError("conflict", `${member.email} has an account already`);

  const times = { createdAt, updatedAt: createdAt };
  const user = createdSchema.parse(
    await people.create({
      model: "user",
      data: { name: member.name, email: member.email, emailVerified: false, ...times },
    }),
  );
  await people.create({
    model: "account",
    data: {
      userId: user.id,
      accountId: user.id,
      providerId: "credential",
      password: member.passwordHash,
      ...times,
    },
  });
  await people.create({ model: "member", data: { ...membership, userId: user.id } });
  return user.id;
}

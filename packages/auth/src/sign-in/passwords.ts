import { AppError } from "@audit/types";

/**
 * Length is the one rule, as NIST SP 800-63B advises (section 3.1.1.2: at least 8, no rules of
 * composition); 12 because this sign-in has no second factor yet. The upper limit bounds the cost
 * of hashing.
 */
export const PASSWORD_LENGTH = { min: 12, max: 128 } as const;

/** Throws `invalid_input` when a password is too short or too long. */
export function checkPassword(password: string): void {
  if (password.length >= PASSWORD_LENGTH.min && password.length <= PASSWORD_LENGTH.max) return;
  throw new AppError(
    "invalid_input",
    `the password must have ${PASSWORD_LENGTH.min} to ${PASSWORD_LENGTH.max} characters`,
  );
}

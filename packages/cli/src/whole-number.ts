import { InvalidArgumentError } from "commander";

/** Reads an option's value as a whole number above zero. */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new InvalidArgumentError("It must be a whole number above zero.");
}

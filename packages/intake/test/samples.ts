import { uuidv7 } from "uuidv7";
import { createIntake, type IntakeContext } from "../src/create-intake.js";

export const RECEIVED_AT = new Date("2026-03-01T12:00:00.000Z");
const ORGANIZATION_ID = "65f000000000000000000001";

export const intake = createIntake({
  inputHashSecret: "input-hash-secret-of-the-tests-01234567",
  now: () => RECEIVED_AT,
  createId: uuidv7,
});

export const context = (overrides: Partial<IntakeContext> = {}): IntakeContext => ({
  organizationId: ORGANIZATION_ID,
  receivedAt: RECEIVED_AT,
  index: 0,
  ...overrides,
});

/** An event with all that is required and nothing else. */
export const minimal = {
  actor: { type: "user", id: "ann" },
  action: "update",
  resource: { type: "prompt" },
  status: 200,
};

/** Accepts an event or fails the test. */
export function accepted(raw: unknown, overrides: Partial<IntakeContext> = {}) {
  const result = intake(raw, context(overrides));
  if (!result.ok) throw new Error(`refused: ${result.path}: ${result.message}`);
  return result.event;
}

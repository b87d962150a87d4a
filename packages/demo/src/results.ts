import type { EventInput } from "@audit/types";
import type { Action } from "./acts.js";
import { createWeightedPicker, type Random } from "./random.js";

/** How an act ended: its HTTP status, and the error where it did not succeed. */
export interface Result {
  readonly status: number;
  readonly error?: NonNullable<EventInput["error"]>;
}

const SUCCESS_STATUS: Readonly<Record<Action, number>> = {
  create: 201,
  update: 200,
  delete: 204,
  publish: 200,
  export: 202,
  rotate: 200,
  manage: 200,
  duplicate: 201,
  read: 200,
  list: 200,
  login: 200,
  logout: 204,
};

const failure = (status: number, code: string, message: string): Result => ({
  status,
  error: { code, message },
});

const notFound = failure(404, "not_found", "There is no such resource in this workspace.");
const tooMany = failure(429, "rate_limited", "More than 600 requests in a minute.");
const broken = failure(500, "internal", "Something failed on our side.");
const away = failure(503, "unavailable", "The configuration store does not answer.");
const slow = failure(504, "timeout", "The provider did not answer within 30 s.");
const invalid = failure(422, "invalid", "targets.1.weight: the weights must add up to 1.");
const badPassword = failure(401, "invalid_credentials", "The email or the password is wrong.");
const expired = failure(401, "session_expired", "The session has ended; sign in again.");

const whenMaking = createWeightedPicker([
  [failure(409, "name_taken", "This name is taken in this workspace."), 5],
  [invalid, 4],
  [tooMany, 1],
  [broken, 1],
]);
const whenChanging = createWeightedPicker([
  [invalid, 5],
  [failure(409, "version_conflict", "Somebody else has saved a newer version."), 3],
  [notFound, 1],
  [broken, 1],
  [away, 1],
]);
const whenReading = createWeightedPicker([
  [notFound, 4],
  [tooMany, 3],
  [expired, 2],
  [slow, 1],
]);
const whenActing = createWeightedPicker([
  [notFound, 3],
  [expired, 1],
  [broken, 1],
  [slow, 1],
]);
const whenSigningIn = createWeightedPicker([
  [badPassword, 9],
  [away, 1],
]);

/** What can go wrong with an act, and how often in proportion. */
const FAILURES: Readonly<Record<Action, (random: Random) => Result>> = {
  create: whenMaking,
  update: whenChanging,
  delete: whenActing,
  publish: whenChanging,
  export: whenActing,
  rotate: whenActing,
  manage: whenActing,
  duplicate: whenMaking,
  read: whenReading,
  list: whenReading,
  login: whenSigningIn,
  logout: whenActing,
};

const FAILURE_SHARE = 0.045;
const LOGIN_FAILURE_SHARE = 0.12;

/** The result of an act that is allowed: mostly a success. */
export function drawResult(action: Action, random: Random): Result {
  const share = action === "login" ? LOGIN_FAILURE_SHARE : FAILURE_SHARE;
  if (!random.chance(share)) return { status: SUCCESS_STATUS[action] };
  return FAILURES[action](random);
}

/** The result of an act that is not allowed. */
export function refusal(action: Action, resourceType: string): Result {
  return failure(403, "permission_denied", `This needs the permission ${resourceType}s:${action}.`);
}

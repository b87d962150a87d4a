import type { Category } from "@audit/types";
import type { Call } from "./call.js";
import type { CloudTrailRecord } from "./record.js";

/** Verbs of AWS that mean the same as one of the product's; every other verb stays as it is. */
const SAME_AS: ReadonlyMap<string, string> = new Map([
  ["run", "create"],
  ["allocate", "create"],
  ["register", "create"],
  ["put", "update"],
  ["modify", "update"],
  ["set", "update"],
  ["change", "update"],
  ["edit", "update"],
  ["terminate", "delete"],
  ["release", "delete"],
  ["deregister", "delete"],
  ["copy", "duplicate"],
  ["clone", "duplicate"],
  ["get", "read"],
  ["describe", "read"],
  ["head", "read"],
  ["lookup", "read"],
  ["search", "read"],
  ["query", "read"],
  ["scan", "read"],
  ["select", "read"],
]);

/** Sign-ins, by their full names. */
const SIGN_IN: ReadonlyMap<string, string> = new Map([
  ["signin:ConsoleLogin", "login"],
  ["signin:SwitchRole", "assume"],
  ["signin:ExitRole", "logout"],
  ["signin:UserAuthentication", "login"],
  ["sso:Authenticate", "login"],
  ["sso:Logout", "logout"],
]);

/** The event's action; undefined when the call's name holds no word at all. */
export function actionOf({ fullName, verb }: Call): string | undefined {
  return SIGN_IN.get(fullName) ?? SAME_AS.get(verb) ?? (verb || undefined);
}

const TAKES_A_SESSION = /^sts:(AssumeRole|AssumeRoot|GetSessionToken|GetFederationToken)/;

/** The event's category, by what CloudTrail says of the call rather than by its verb. */
export function categoryOf(call: Call, record: CloudTrailRecord): Category {
  const { eventType, readOnly } = record;
  if (eventType === "AwsConsoleSignIn" || call.service === "signin") return "auth";
  if (TAKES_A_SESSION.test(call.fullName)) return "auth";
  if (eventType === "AwsServiceEvent") return "system";
  return readOnly === true ? "access" : "change";
}

import type { EventInput } from "@audit/types";
import { EVENT_LIMITS } from "@audit/types";
import type { CloudTrailRecord } from "./record.js";

/** How the call ended, and what was not understood about it. */
export interface Result {
  readonly status?: number;
  readonly outcome?: "success" | "failure";
  readonly error?: NonNullable<EventInput["error"]>;
  readonly unmapped?: string;
}

/**
 * Error codes and the HTTP status they stand for; the first rule that fits decides. AWS services
 * themselves answer most of them with 400, which would make refusals and throttling look alike;
 * the statuses here are what the codes say.
 */
const RULES: readonly (readonly [code: RegExp, status: number])[] = [
  [/throttl|toomanyrequests|requestlimitexceeded|slowdown|rateexceeded|bandwidthlimit/i, 429],
  [
    /^(AuthFailure|InvalidClientTokenId|SignatureDoesNotMatch|IncompleteSignature|InvalidSignature|MissingAuthenticationToken|UnrecognizedClient|InvalidAccessKeyId|NotSignedUp|RequestExpired)|ExpiredToken|InvalidToken|failed authentication/i,
    401,
  ],
  [/accessdenied|unauthorized|notauthorized|forbidden|authorizationerror|optinrequired/i, 403],
  [/notfound|nosuch|doesnotexist|doesntexist|unknownresource|nonexistent|unknownsnapshot/i, 404],
  [
    /alreadyexists|alreadyowned|conflict|inuse|notempty|duplicate|dependencyviolation|incorrectstate|invalid\w*state|concurrentmodification|entityalready/i,
    409,
  ],
  [/preconditionfailed|conditionalcheckfailed/i, 412],
  [/toolarge|sizeexceeded|maxmessagelength/i, 413],
  [/serviceunavailable|unavailable|insufficientinstancecapacity/i, 503],
  [/internal(failure|error|server|service)|servicefailure|serverexception|^Server\./i, 500],
  [/timeout|timedout/i, 504],
  [
    /invalid|validation|malformed|missing|unsupported|illegal|badrequest|limitexceeded|quotaexceeded|toomany|notsupported|notallowed|nottriggered|dryrun|required|exceeded|expired|mismatch/i,
    400,
  ],
];

function statusOf(errorCode: string): number | undefined {
  // EC2 says whose fault it was in front of the code: `Client.` or `Server.`.
  const code = errorCode.replace(/^Client\./, "");
  return RULES.find(([pattern]) => pattern.test(code))?.[1];
}

/** Sign-ins tell how they ended in what they answer: `{"ConsoleLogin": "Failure"}`. */
function signInFailed({ eventType, eventName, responseElements }: CloudTrailRecord): boolean {
  if (eventType !== "AwsConsoleSignIn" || responseElements === null) return false;
  if (typeof responseElements !== "object" || Array.isArray(responseElements)) return false;
  return responseElements[eventName] === "Failure";
}

const shorten = (text: string | undefined, limit: number) => text?.slice(0, limit);

export function resultOf(record: CloudTrailRecord): Result {
  const { errorCode, errorMessage, eventType } = record;
  const error = (errorCode || errorMessage) && {
    code: shorten(errorCode, EVENT_LIMITS.errorCode),
    message: shorten(errorMessage, EVENT_LIMITS.errorMessage),
  };
  if (signInFailed(record)) return { status: 401, ...(error && { error }) };
  if (!error) {
    // What AWS did by itself was no request, and has no status.
    return eventType === "AwsServiceEvent" ? { outcome: "success" } : { status: 200 };
  }
  const status = statusOf(errorCode ?? errorMessage ?? "");
  if (status !== undefined) return { status, error };
  return {
    outcome: "failure",
    error,
    unmapped: `errorCode ${errorCode ?? "(none)"}: no HTTP status known, kept as a failure without one`,
  };
}

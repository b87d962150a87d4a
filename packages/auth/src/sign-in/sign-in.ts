import { createSignInAttemptRepository, type Database, isStoreUnavailable } from "@audit/db";
import { AppError } from "@audit/types";
import { betterAuth } from "better-auth";
import { within } from "../within.js";
import { claimedEmail, guardAttempt } from "./attempt-guard.js";
import { openPeople, type People } from "./people.js";
import { resignCookies } from "./resign-cookies.js";
import { afterSignIn, endingOtherSessions, keepOrganization } from "./session-rotation.js";

export interface SignInOptions {
  /** Where browsers reach the dashboard, such as `https://audit.example.com`; decides cookies. */
  readonly publicUrl: string;
  /** `SESSION_SECRET`: signs the session cookies. */
  readonly secret: string;
  /** `SESSION_SECRET_PREVIOUS`: cookies that it signed stay valid. */
  readonly previousSecret?: string | undefined;
  /** Told what the sign-in has to say, without names or passwords. */
  readonly log: (level: "info" | "warn" | "error", message: string) => void;
  readonly now?: () => Date;
}

/** Somebody's session, as its cookie says. */
export interface Session {
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  /** `activeOrganizationId` is the one that was chosen; the membership may have ended since. */
  readonly session: { readonly id: string; readonly activeOrganizationId?: string | null };
}

/** Sign-in by email and password. */
export interface SignIn {
  /**
   * Answers a request under `/api/auth`. `clientIp` is the address that the connection or a
   * trusted proxy gives; headers of the request are not believed. Throws `not_found` for a path
   * that is not offered, and `unavailable`.
   */
  readonly handle: (request: Request, clientIp: string) => Promise<Response>;
  /**
   * The session of a request's cookie, or null. `setCookies` prolong it and belong into the
   * response. Throws `unavailable`.
   */
  readonly sessionOf: (
    headers: Headers,
  ) => Promise<{ session: Session | null; setCookies: string[] }>;
}

/** Where the sign-in answers. */
export const SIGN_IN_BASE_PATH = "/api/auth";

/**
 * What of better-auth is reachable. Everything else, and whatever a later version adds, is not:
 * members, organizations and keys are administered where the audit log sees it.
 */
const OFFERED: ReadonlySet<string> = new Set([
  "POST /sign-in/email",
  "POST /sign-out",
  "GET /get-session",
  "POST /change-password",
]);

/** Set by this module on every request and believed from nobody else. */
const CLIENT_IP_HEADER = "x-audit-client-ip";
const FORWARDING_HEADERS = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip"];

const DAY_SECONDS = 86_400;

function createAuth(people: People["options"], options: SignInOptions) {
  const isHttps = new URL(options.publicUrl).protocol === "https:";
  return betterAuth({
    ...people,
    appName: "audit",
    baseURL: options.publicUrl,
    basePath: SIGN_IN_BASE_PATH,
    secret: options.secret,
    trustedOrigins: [new URL(options.publicUrl).origin],
    session: { expiresIn: 7 * DAY_SECONDS, updateAge: DAY_SECONDS },
    advanced: {
      cookiePrefix: "audit",
      useSecureCookies: isHttps,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", secure: isHttps, path: "/" },
      disableCSRFCheck: false,
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [CLIENT_IP_HEADER] },
      database: { validateSchema: false },
    },
    onAPIError: { throw: true },
    logger: {
      level: "warn",
      log: (level, message) => options.log(level === "debug" ? "info" : level, message),
    },
  });
}

const AWAY = "signing in is not possible at the moment: retry shortly";
/** Hashing a password takes a tenth of it, on a busy machine more. */
const LIMIT_MS = 5_000;

function failure(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const inner = cause instanceof Error && cause.cause !== undefined ? cause.cause : cause;
  return isStoreUnavailable(cause) || isStoreUnavailable(inner)
    ? new AppError("unavailable", AWAY, { cause, retryAfterSeconds: 2 })
    : new AppError("internal", "Something failed on our side.", { cause });
}

/** A copy of the headers in which every cookie of ours is signed by today's secret. */
function withOwnCookies(headers: Headers, options: SignInOptions): Headers {
  const { secret: current, previousSecret: previous } = options;
  const cookies = headers.get("cookie");
  const copy = new Headers(headers);
  if (cookies !== null && previous !== undefined) {
    copy.set("cookie", resignCookies(cookies, { current, previous }));
  }
  return copy;
}

/** A copy of the request with these headers, the client's address, and no claim of it. */
function withClientIp(request: Request, headers: Headers, clientIp: string): Request {
  for (const name of FORWARDING_HEADERS) headers.delete(name);
  headers.set(CLIENT_IP_HEADER, clientIp);
  return new Request(request, { headers });
}

/** The rate limiter names its header in its own way. */
function withRetryAfter(response: Response): Response {
  const seconds = response.headers.get("x-retry-after");
  if (seconds !== null) response.headers.set("retry-after", seconds);
  return response;
}

/** Makes the sign-in on the database's own connection, and the indexes that it needs. */
export async function createSignIn(database: Database, options: SignInOptions): Promise<SignIn> {
  const people = await openPeople(database);
  const auth = createAuth(people.options, options);
  const attempts = createSignInAttemptRepository(database);
  const now = options.now ?? (() => new Date());

  async function sessionOf(headers: Headers) {
    const answer = await auth.api.getSession({ headers, returnHeaders: true });
    return { session: answer.response, setCookies: answer.headers.getSetCookie() };
  }
  async function signIn(request: Request): Promise<Response> {
    const email = await claimedEmail(request.clone());
    if (email === null) return auth.handler(request);
    const { session: previous } = await sessionOf(request.headers);
    const response = await guardAttempt(attempts, { email, now: now() }, () =>
      auth.handler(request),
    );
    if (response.ok) await afterSignIn(people.store, { email, previous, now: now() });
    return response;
  }
  async function changePassword(request: Request): Promise<Response> {
    const { session: previous } = await sessionOf(request.headers);
    const response = await auth.handler(await endingOtherSessions(request));
    if (response.ok) await keepOrganization(people.store, previous);
    return response;
  }
  const answers = new Map([
    ["/sign-in/email", signIn],
    ["/change-password", changePassword],
  ]);

  return {
    handle: async (request, clientIp) => {
      const path = new URL(request.url).pathname.slice(SIGN_IN_BASE_PATH.length);
      if (!OFFERED.has(`${request.method} ${path}`)) {
        throw new AppError("not_found", `nothing answers ${request.method} at this address`);
      }
      try {
        const answer = answers.get(path) ?? auth.handler;
        const answered = answer(
          withClientIp(request, withOwnCookies(request.headers, options), clientIp),
        );
        return withRetryAfter(await within(LIMIT_MS, answered, AWAY));
      } catch (error) {
        throw failure(error);
      }
    },

    sessionOf: async (headers) => {
      try {
        return await sessionOf(withOwnCookies(headers, options));
      } catch (error) {
        throw failure(error);
      }
    },
  };
}

import {
  claimedEmail,
  findPersonByEmail,
  type Person,
  SIGN_IN_BASE_PATH,
  type SignIn,
} from "@audit/auth";
import type { Database } from "@audit/db";
import type { ActName } from "@audit/router";
import { EVENT_LIMITS } from "@audit/types";
import { withStoreErrors } from "../store/store-errors.js";
import type { Origin } from "../trail/own-event.js";
import type { TrailRecorder } from "../trail/trail.js";

/** What of the sign-in changes something, and what it is called in the log. */
const ACTS: Readonly<Record<string, ActName>> = {
  "POST /sign-in/email": { action: "login", resourceType: "audit.session" },
  "POST /sign-out": { action: "logout", resourceType: "audit.session" },
  "POST /change-password": { action: "update", resourceType: "audit.password" },
};

const SIGN_IN = "POST /sign-in/email";

/** Somebody who acts, and in which session. */
interface Acting {
  readonly person: Person;
  readonly sessionId?: string;
}

/** Notes what people do to their sessions, in each of their organizations. */
export interface SignInRecord {
  /**
   * To be called before the sign-in acts, since a session may be gone after it; the answer takes
   * the status that it answered with. Of an address that nobody has there is nobody to tell. The
   * request's body is left to be read.
   */
  readonly begin: (request: Request, origin: Origin) => Promise<(status: number) => Promise<void>>;
}

const nothing = async () => {};

export function createSignInRecord(options: {
  readonly database: Pick<Database, "nativeClient" | "nativeDb">;
  readonly signIn: Pick<SignIn, "sessionOf">;
  readonly trail: Pick<TrailRecorder, "keep">;
}): SignInRecord {
  const { database, signIn, trail } = options;

  async function whoSignsIn(request: Request): Promise<Acting | null> {
    const email = await claimedEmail(request.clone());
    if (email === null || email.length > EVENT_LIMITS.email) return null;
    const person = await findPersonByEmail(database, email);
    return person && { person };
  }

  async function whoIsSignedIn(headers: Headers): Promise<Acting | null> {
    const { session } = await signIn.sessionOf(headers);
    const person = session && (await findPersonByEmail(database, session.user.email));
    return person && { person, sessionId: session.session.id };
  }

  return {
    begin: withStoreErrors(async (request: Request, origin: Origin) => {
      const { pathname } = new URL(request.url);
      const name = `${request.method} ${pathname.slice(SIGN_IN_BASE_PATH.length)}`;
      const act = ACTS[name];
      if (!act) return nothing;
      const acting = await (name === SIGN_IN
        ? whoSignsIn(request)
        : whoIsSignedIn(request.headers));
      if (!acting) return nothing;
      const { organizationIds, ...user } = acting.person;
      const { sessionId } = acting;
      return async (status: number) => {
        for (const organizationId of organizationIds) {
          await trail.keep({
            organizationId,
            actor: { type: "user", ...user, ...(sessionId !== undefined && { sessionId }) },
            action: act.action,
            resource: { type: act.resourceType, ...(sessionId !== undefined && { id: sessionId }) },
            origin,
            result: { status },
          });
        }
      };
    }),
  };
}

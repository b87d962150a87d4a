import { findPersonByEmail, type Person, SIGN_IN_BASE_PATH, type SignIn } from "@audit/auth";
import type { Database } from "@audit/db";
import type { ActName } from "@audit/router";
import * as z from "zod";
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

const claimSchema = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue("no JSON");
      return z.NEVER;
    }
  })
  .pipe(z.object({ email: z.string().max(320) }));

/** Somebody who acts, and in which session. */
interface Acting {
  readonly person: Person;
  readonly sessionId?: string;
}

export interface SignInRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  /** As it came. */
  readonly body: unknown;
  readonly origin: Origin;
}

/** Notes what people do to their sessions, in each of their organizations. */
export interface SignInRecord {
  /**
   * To be called before the sign-in acts, since a session may be gone after it; the answer takes
   * the status that it answered with. Of an address that nobody has there is nobody to tell.
   */
  readonly begin: (request: SignInRequest) => Promise<(status: number) => Promise<void>>;
}

const nothing = async () => {};

export function createSignInRecord(options: {
  readonly database: Pick<Database, "nativeClient" | "nativeDb">;
  readonly signIn: Pick<SignIn, "sessionOf">;
  readonly trail: Pick<TrailRecorder, "keep">;
}): SignInRecord {
  const { database, signIn, trail } = options;

  async function whoSignsIn(body: unknown): Promise<Acting | null> {
    const claim = claimSchema.safeParse(body);
    const person = claim.success ? await findPersonByEmail(database, claim.data.email) : null;
    return person && { person };
  }

  async function whoIsSignedIn(headers: Headers): Promise<Acting | null> {
    const { session } = await signIn.sessionOf(headers);
    const person = session && (await findPersonByEmail(database, session.user.email));
    return person && { person, sessionId: session.session.id };
  }

  return {
    begin: withStoreErrors(async ({ method, path, headers, body, origin }: SignInRequest) => {
      const name = `${method} ${path.slice(SIGN_IN_BASE_PATH.length)}`;
      const act = ACTS[name];
      if (!act) return nothing;
      const acting = await (name === SIGN_IN ? whoSignsIn(body) : whoIsSignedIn(headers));
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

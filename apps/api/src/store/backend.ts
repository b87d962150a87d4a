import {
  createApiKeyAdministration,
  createApiKeyVerifier,
  createCallerResolver,
  createSignIn,
  createVisitorLimit,
  type ResolveCaller,
  type SignIn,
} from "@audit/auth";
import {
  createApiKeyRepository,
  createDeadLetterRepository,
  createEventQueries,
  createOrganizationSettingsRepository,
  createOutbox,
  type Database,
} from "@audit/db";
import type { QueryContext } from "@audit/router";
import type { Logger } from "@audit/runtime/logger";
import type { PersistJob } from "@audit/types";
import { createDeadLetterAdministration } from "../dead-letters/dead-letter-administration.js";
import { createSettingsAdministration } from "../settings/organization-settings.js";
import { createSignInRecord, type SignInRecord } from "../sign-in/sign-in-record.js";
import { createToEntry } from "../trail/own-event.js";
import { startRelay } from "../trail/relay.js";
import { createTrail, type TrailRecorder } from "../trail/trail.js";
import { createPeople } from "./people.js";
import { withStoreErrors } from "./store-errors.js";

export interface BackendOptions {
  readonly publicUrl: string;
  readonly apiKeySecret: string;
  /** While a secret is rotated, the one before: see `env.ts`. */
  readonly previousApiKeySecret?: string | undefined;
  readonly sessionSecret: string;
  readonly previousSessionSecret?: string | undefined;
  readonly enqueue: (job: PersistJob) => Promise<void>;
  /** Whether the queue takes jobs now. */
  readonly queueTakes: () => Promise<boolean>;
  readonly now: () => Date;
  readonly logger: Logger;
}

/** Everything that the routes need of the database. */
export interface Backend extends Omit<QueryContext, "authenticate" | "trail" | "visitor"> {
  readonly trail: TrailRecorder;
  readonly signIn: SignIn;
  /** Counts a call without a session by its address; throws `rate_limited`. */
  readonly limitVisits: (clientIp: string) => Promise<void>;
  readonly signInRecord: SignInRecord;
  readonly resolveCaller: ResolveCaller;
  /** Ends what runs in the background. */
  readonly close: () => Promise<void>;
}

export async function createBackend(database: Database, options: BackendOptions): Promise<Backend> {
  const { now, logger } = options;
  const apiKeys = createApiKeyRepository(database);
  const keys = createApiKeyAdministration({ apiKeys, secret: options.apiKeySecret, now });
  const letters = createDeadLetterAdministration({
    deadLetters: createDeadLetterRepository(database),
    enqueue: options.enqueue,
  });
  const signIn = await createSignIn(database, {
    publicUrl: options.publicUrl,
    secret: options.sessionSecret,
    previousSecret: options.previousSessionSecret,
    log: (level, message) => logger[level]({ part: "sign-in", said: message }, "sign-in"),
  });
  const verifyApiKey = createApiKeyVerifier({
    apiKeys,
    secret: options.apiKeySecret,
    previousSecret: options.previousApiKeySecret,
    now,
  });
  const settings = createSettingsAdministration({
    settings: createOrganizationSettingsRepository(database),
    now,
  });
  const outbox = createOutbox(database);
  const relay = startRelay({ outbox, enqueue: options.enqueue, now, logger });
  const trail = createTrail({
    outbox: {
      put: withStoreErrors(outbox.put),
      replace: withStoreErrors(outbox.replace),
      remove: withStoreErrors(outbox.remove),
    },
    toEntry: createToEntry({ inputHashSecret: options.apiKeySecret, now }),
    queueTakes: options.queueTakes,
    wake: relay.wake,
    now,
    logger,
  });
  return {
    trail,
    close: relay.close,
    signInRecord: createSignInRecord({ database, signIn, trail }),
    signIn,
    resolveCaller: createCallerResolver({ database, signIn, verifyApiKey }),
    events: createEventQueries(database, { now }),
    apiKeys: {
      list: withStoreErrors(keys.list),
      create: withStoreErrors(keys.create),
      rotate: withStoreErrors(keys.rotate),
      revoke: withStoreErrors(keys.revoke),
    },
    settings: {
      get: withStoreErrors(settings.get),
      replace: withStoreErrors(settings.replace),
    },
    people: createPeople(database, options),
    limitVisits: withStoreErrors(createVisitorLimit(database, now)),
    deadLetters: {
      list: withStoreErrors(letters.list),
      replay: withStoreErrors(letters.replay),
    },
  };
}

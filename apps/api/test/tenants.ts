import { randomUUID } from "node:crypto";
import { type Caller, createOrganization, type DefaultKeys, readScopeOf } from "@audit/auth";
import {
  createDeadLetterRepository,
  createEventWriter,
  type Database,
  type EventDocument,
  toEventDocument,
} from "@audit/db";
import { type AcceptedEvent, permissionSchema } from "@audit/types";
import { API_KEY_SECRET } from "./running-api.js";

/** An organization with everything that the routers can reach. */
export interface Tenant {
  readonly organizationId: string;
  readonly keys: DefaultKeys;
  readonly ownerId: string;
  readonly ownerEmail: string;
  readonly eventIds: readonly string[];
  readonly deadLetterIds: readonly string[];
  /** Texts that stand in whatever belongs to it, and that nobody else may ever see. */
  readonly marks: readonly string[];
}

/** The tenant's owner as one who signed in. */
export const ownerCallerOf = ({ organizationId, ownerId, ownerEmail }: Tenant): Caller => ({
  actor: { type: "user", id: ownerId, name: "Owner", email: ownerEmail },
  organization: { id: organizationId, name: "" },
  sessionId: "a session of the test's own",
  role: "owner",
  permissions: new Set(permissionSchema.options),
  readScope: readScopeOf({ organizationId }),
});

export const PASSWORD = "correct horse battery";
export const EVENTS_PER_TENANT = 12;

/** An event's id means something within an organization alone: both tenants have this one. */
const SHARED_EVENT_ID = "00000000-0000-7000-8000-00000000abcd";

/** An event by an actor whose address names the tenant. */
export function eventOf(mark: string, id: string = randomUUID()): AcceptedEvent {
  return {
    id,
    occurredAt: new Date().toISOString(),
    actor: { type: "user", id: `${mark}-user`, email: `user@${mark}.example` },
    action: "update",
    resource: { type: "config", id: `${mark}-config` },
    outcome: "success",
    inputHash: "0".repeat(32),
  };
}

export function documentOf(organizationId: string, event: AcceptedEvent): EventDocument {
  const now = new Date();
  return toEventDocument(event, {
    organizationId,
    producer: { keyId: "k", keyName: "a key" },
    receivedAt: now,
    storedAt: now,
    category: "change",
    outcome: "success",
    retention: { policyId: "default", version: 1 },
    holds: [],
  });
}

export async function createTenant(database: Database, mark: string): Promise<Tenant> {
  const ownerEmail = `owner@${mark}.example`;
  const { organizationId, ownerId, keys } = await createOrganization(database, {
    name: `${mark} Ltd`,
    ownerEmail,
    ownerPassword: PASSWORD,
    defaultKeys: { apiKeySecret: API_KEY_SECRET },
  });
  if (!keys) throw new Error("the organization came without keys");

  const events = Array.from({ length: EVENTS_PER_TENANT }, (_, index) =>
    eventOf(mark, index === 0 ? SHARED_EVENT_ID : undefined),
  );
  const documents = events.map((event) => documentOf(organizationId, event));
  await createEventWriter(database).insert(documents);

  const deadLetters = createDeadLetterRepository(database);
  const failed = [eventOf(mark), eventOf(mark)].map((event) => ({
    organizationId,
    producer: { keyId: "k", keyName: `${mark} key` },
    receivedAt: new Date("2026-01-02T03:04:05.678Z"),
    event,
    reason: `${mark} reason`,
  }));
  await deadLetters.put(failed, new Date());
  const { items } = await deadLetters.list(organizationId, { limit: 10 });
  return {
    organizationId,
    keys,
    ownerId,
    ownerEmail,
    eventIds: events.map((event) => event.id),
    deadLetterIds: items.map((item) => item.id),
    marks: [mark, organizationId],
  };
}

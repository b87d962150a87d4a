import { isIP } from "node:net";
import type { EventInput } from "@audit/types";
import { EVENT_LIMITS } from "@audit/types";
import * as z from "zod";
import type { Call } from "./call.js";
import { type CloudTrailRecord, unusedFields } from "./record.js";

type Metadata = NonNullable<EventInput["metadata"]>;
type Json = Metadata[string];

/** What goes beside the eight questions, and what was not understood about it. */
export interface Details {
  readonly client?: NonNullable<EventInput["client"]>;
  readonly changes?: NonNullable<EventInput["changes"]>;
  readonly metadata: Metadata;
  readonly unmapped: readonly string[];
}

/**
 * Characters of JSON that one part of a record may fill. CloudTrail itself cuts a record at 256 KB;
 * an event holds 64 KiB, and three parts must fit beside everything else.
 */
const PART_LIMIT = 16_384;

/** What S3 adds to every record about the transport; nobody searches for it. */
const TRANSPORT = new Set([
  "SignatureVersion",
  "CipherSuite",
  "bytesTransferredIn",
  "bytesTransferredOut",
  "AuthenticationMethod",
  "x-amz-id-2",
]);

function withoutTransport(value: Json | undefined): Json | undefined {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  const kept = Object.entries(value).filter(([name]) => !TRANSPORT.has(name));
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

function clientOf({ sourceIPAddress, userAgent }: CloudTrailRecord): Details["client"] {
  const ip = sourceIPAddress && isIP(sourceIPAddress) > 0 ? sourceIPAddress : undefined;
  if (ip === undefined && userAgent === undefined) return undefined;
  return {
    ...(ip && { ip }),
    ...(userAgent && { userAgent: userAgent.slice(0, EVENT_LIMITS.userAgent) }),
  };
}

export function detailsOf(options: {
  readonly record: CloudTrailRecord;
  readonly raw: object;
  readonly call: Call;
  readonly action: string;
  readonly succeeded: boolean;
}): Details {
  const { record, raw, call, action, succeeded } = options;
  const { userIdentity: identity, sourceIPAddress } = record;
  const unmapped: string[] = [];

  const bounded = (name: string, value: Json | undefined): Json | undefined => {
    if (value === undefined || value === null) return undefined;
    const text = JSON.stringify(value);
    if (text.length <= PART_LIMIT) return value;
    unmapped.push(
      `${name}: longer than ${PART_LIMIT} characters, kept as the beginning of its JSON`,
    );
    return text.slice(0, PART_LIMIT);
  };

  // What was asked for is the state after only where something was made or changed.
  const isNewState = succeeded && record.readOnly !== true && /^(create|update)$/.test(action);
  const parameters = bounded("requestParameters", record.requestParameters);
  const mfaAuthenticated = identity.sessionContext?.attributes?.mfaAuthenticated;
  const all = new Map<string, Json | undefined>(
    Object.entries({
      eventName: call.fullName,
      eventType: record.eventType,
      region: record.awsRegion,
      apiVersion: record.apiVersion,
      readOnly: record.readOnly,
      principalId: identity.principalId,
      // No session id: ingest masks keys of AWS, but for those that stand under this name.
      accessKeyId: identity.accessKeyId,
      invokedBy: identity.invokedBy,
      mfaAuthenticated,
      identityProvider: identity.identityProvider,
      sourceAddress: sourceIPAddress && isIP(sourceIPAddress) === 0 ? sourceIPAddress : undefined,
      sharedEventId: record.sharedEventID,
      vpcEndpointId: record.vpcEndpointId,
      sessionCredentialFromConsole: record.sessionCredentialFromConsole,
      requestParameters: isNewState ? undefined : parameters,
      responseElements: bounded("responseElements", record.responseElements),
      additionalEventData: bounded(
        "additionalEventData",
        withoutTransport(record.additionalEventData),
      ),
      serviceEventDetails: bounded("serviceEventDetails", record.serviceEventDetails),
    }),
  );
  for (const [name, value] of unusedFields(raw, record)) {
    unmapped.push(`field ${name}: not known or not as documented, kept in metadata`);
    const parsed = z.json().safeParse(value);
    if (parsed.success && all.get(name) === undefined) all.set(name, bounded(name, parsed.data));
  }
  const metadata = Object.fromEntries(
    [...all].flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

  const client = clientOf(record);
  return {
    ...(client && { client }),
    ...(isNewState && parameters !== undefined && { changes: { after: parameters } }),
    metadata,
    unmapped,
  };
}

import * as z from "zod";

const text = z.string().min(1).optional().catch(undefined);
const flag = z.union([z.boolean(), z.string()]).optional().catch(undefined);

/** What a `sessionContext` says of the role or person whose rights the session has. */
const sessionIssuerSchema = z
  .object({ type: text, principalId: text, arn: text, accountId: text, userName: text })
  .optional()
  .catch(undefined);

const userIdentitySchema = z.object({
  type: text,
  principalId: text,
  arn: text,
  accountId: text,
  accessKeyId: text,
  userName: text,
  invokedBy: text,
  identityProvider: text,
  onBehalfOf: z.object({ userId: text, identityStoreArn: text }).optional().catch(undefined),
  sessionContext: z
    .object({
      sessionIssuer: sessionIssuerSchema,
      attributes: z.object({ mfaAuthenticated: flag }).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});
export type UserIdentity = z.infer<typeof userIdentitySchema>;

const json = z.json().optional().catch(undefined);

/**
 * One record of a CloudTrail log file, event version 1.x, as far as it is mapped. Field by field it
 * is as AWS documents it in "CloudTrail record contents"; a field of another type than documented
 * counts as absent, so that one odd field does not keep a record out.
 */
export const cloudTrailRecordSchema = z.object({
  eventID: text,
  eventTime: z.iso.datetime({ offset: true, error: "a time such as 2026-01-31T00:00:00Z" }),
  eventName: z.string({ error: "the name of a call, such as CreateUser" }).min(1),
  eventSource: z.string({ error: "the name of a service, such as iam.amazonaws.com" }).min(1),
  userIdentity: userIdentitySchema,
  awsRegion: text,
  sourceIPAddress: text,
  userAgent: text,
  errorCode: text,
  errorMessage: text,
  requestID: text,
  sharedEventID: text,
  vpcEndpointId: text,
  apiVersion: text,
  eventType: text,
  recipientAccountId: text,
  readOnly: z.boolean().optional().catch(undefined),
  sessionCredentialFromConsole: flag,
  requestParameters: json,
  responseElements: json,
  additionalEventData: json,
  serviceEventDetails: json,
  resources: z
    .array(z.object({ ARN: text, type: text }).catch({}))
    .optional()
    .catch(undefined),
});
export type CloudTrailRecord = z.infer<typeof cloudTrailRecordSchema>;

/** Fields that say how CloudTrail delivered a record, or nothing that is not said elsewhere. */
const LEFT_OUT = ["eventVersion", "eventCategory", "managementEvent", "tlsDetails"];

const KNOWN_FIELDS = new Set([...Object.keys(cloudTrailRecordSchema.shape), ...LEFT_OUT]);

/**
 * The fields of a raw record that the mapping does not use: those of a later event version, and
 * those of another type than documented.
 */
export function unusedFields(raw: object, record: CloudTrailRecord): [string, unknown][] {
  const used = new Map<string, unknown>(Object.entries(record));
  return Object.entries(raw).filter(([name, value]) => {
    if (!KNOWN_FIELDS.has(name)) return true;
    const says = value !== null && value !== undefined && value !== "";
    return says && !LEFT_OUT.includes(name) && used.get(name) === undefined;
  });
}

import { EVENT_LIMITS, RESERVED_RESOURCE_PREFIX, type Resource } from "@audit/types";
import * as z from "zod";
import { type NamedResource, readArn, readResourceType } from "./arn.js";
import { type Call, snakeCase } from "./call.js";
import { namedValues } from "./named-values.js";
import type { CloudTrailRecord } from "./record.js";
import { resourceNamed } from "./resource-names.js";

/** What the call was about, what else it named, and what was not understood about it. */
export interface Resources {
  readonly resource: Resource;
  readonly targets: Resource[];
  readonly unmapped?: string;
}

const kindOf = ({ type }: NamedResource) => type.slice(type.indexOf(".") + 1);

const typedSchema = z.object({ resourceType: z.string().min(1), resourceId: z.string().min(1) });

/** `ListTagsForResource({ resourceType: "Parameter", resourceId })` and the like. */
function typedByItself(parameters: CloudTrailRecord["requestParameters"], call: Call) {
  const { data } = typedSchema.safeParse(parameters);
  if (!data || data.resourceId.startsWith("arn:")) return undefined;
  return { type: `${call.service}.${snakeCase(data.resourceType)}`, id: data.resourceId };
}

/** Everything that the record names, in order of trust: what AWS lists, then what was asked for. */
function* namedIn(record: CloudTrailRecord, call: Call, action: string): Generator<NamedResource> {
  const home = record.recipientAccountId ?? record.userIdentity.accountId;
  if (action === "create") {
    // The new thing's id is in the answer; the rest of the answer repeats the question.
    for (const value of namedValues(record.responseElements)) {
      const found = resourceNamed(value, call, home);
      if (found && kindOf(found) === call.noun) yield found;
    }
  }
  for (const { ARN, type } of record.resources ?? []) {
    const found = ARN === undefined ? undefined : readArn(ARN, home);
    const kind = type === undefined ? undefined : readResourceType(type);
    if (found) yield kind === undefined ? found : { ...found, type: kind };
  }
  const typed = typedByItself(record.requestParameters, call);
  if (typed) yield typed;
  const sources = [
    record.requestParameters,
    record.serviceEventDetails,
    record.additionalEventData,
  ];
  for (const source of sources) {
    for (const value of namedValues(source)) {
      const found = resourceNamed(value, call, home);
      if (found) yield found;
    }
  }
}

const MOST = 1 + EVENT_LIMITS.targets;

function distinct(resources: Iterable<NamedResource>): NamedResource[] {
  const seen = new Map<string, NamedResource>();
  for (const { type, id } of resources) {
    const key = `${type} ${id}`;
    if (!seen.has(key)) seen.set(key, { type, id: id.slice(0, EVENT_LIMITS.id) });
  }
  return [...seen.values()];
}

/** The one that the call's name speaks of: `role` for `CreateRole` and for `AttachRolePolicy`. */
function spokenOf(candidates: readonly NamedResource[], noun: string) {
  const exact = candidates.find((one) => kindOf(one) === noun);
  const part = candidates
    .filter((one) => noun.startsWith(`${kindOf(one)}_`))
    .toSorted((one, other) => kindOf(other).length - kindOf(one).length)[0];
  return { exact, part };
}

/** Types of ours begin with `audit.`; a service of AWS that is called so gets another name. */
const safeType = (type: string) =>
  (type.startsWith(RESERVED_RESOURCE_PREFIX) ? `aws.${type}` : type).slice(0, EVENT_LIMITS.type);

/** The only thing that a call names: what is deleted is a part of it, and so is a person's key. */
function ownerOf(candidates: readonly NamedResource[], action: string): NamedResource | undefined {
  const [only, ...more] = candidates;
  if (only === undefined || more.length > 0) return undefined;
  return action === "delete" || only.type === "iam.user" ? only : undefined;
}

/** What a call is called after, where it names nothing. STS hands out IAM's roles. */
function typeCalled({ service, noun, verb }: Call): string {
  if (service === "sts" && noun === "role") return "iam.role";
  return `${service}.${noun || verb || "call"}`;
}

export function resourcesOf(record: CloudTrailRecord, call: Call, action: string): Resources {
  if (action === "login" || action === "logout") {
    const id = record.recipientAccountId ?? record.userIdentity.accountId;
    return { resource: { type: "aws.account", ...(id && { id }) }, targets: [] };
  }
  const candidates = distinct(namedIn(record, call, action));
  const { exact, part } = spokenOf(candidates, call.noun);
  // Whoever deletes a bucket's policy deletes no bucket, and whoever makes a user's key no user.
  const makesOrUnmakes = action === "create" || action === "delete";
  const subject = exact ?? (makesOrUnmakes ? undefined : (part ?? candidates[0]));
  // Something new has the id that AWS gave it, and the name that was asked for.
  const asked =
    action === "create" && exact
      ? candidates.find((one) => one !== exact && one.type === exact.type)
      : undefined;
  const others = candidates.filter((one) => one !== subject && one !== asked);
  const owner = part ?? ownerOf(candidates, action);
  const resource = subject ?? { type: typeCalled(call), ...(owner && { id: owner.id }) };
  const targets = others.slice(0, EVENT_LIMITS.targets);
  return {
    resource: {
      ...resource,
      type: safeType(resource.type),
      ...(asked && { name: asked.id.slice(0, EVENT_LIMITS.name) }),
    },
    targets: targets.map((one) => ({ ...one, type: safeType(one.type) })),
    ...(others.length > targets.length && {
      unmapped: `resources: only the first ${MOST} that a call names are kept as resource and targets`,
    }),
  };
}

import type { CloudTrailRecord } from "./record.js";

type Json = CloudTrailRecord["requestParameters"];

/** A text in a call's parameters, with the name that it stands under. */
export interface NamedValue {
  /** First letter in lower case, without a plural: `instanceId` for `InstanceIds`. */
  readonly name: string;
  readonly value: string;
  /** Whether it stands at the top, where `name` means the thing itself. */
  readonly atTop: boolean;
}

/** Conditions, labels and policies: what they name is not what the call is about. */
const NOT_RESOURCES =
  /^(filters?|filterSet|parameterFilters|[tT]ag(ging|s|Set|List|sList|SpecificationSet)?|encryptionContext|policy|policyDocument|bucketPolicy|assumeRolePolicyDocument)$/;
const DEPTH = 4;

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
/** `instanceIds` gives `instanceId`, `subnetIdList` gives `subnetId`. */
const oneOf = (name: string) =>
  lowerFirst(name)
    .replace(/(List|Set)$/, "")
    .replace(/(Id|Name|Arn|ARN|Identifier|name|id)s$/, "$1");

/**
 * Every text in a call's parameters that could name a resource, outermost first. It goes into
 * EC2's `instancesSet: { items: [{ instanceId }] }` and `CreateNatGatewayRequest: { SubnetId }`.
 */
export function* namedValues(value: Json, depth = 0): Generator<NamedValue> {
  if (value === null || typeof value !== "object" || depth > DEPTH) return;
  if (Array.isArray(value)) {
    for (const item of value) yield* namedValues(item, depth + 1);
    return;
  }
  const inner: Json[] = [];
  for (const [key, field] of Object.entries(value)) {
    if (NOT_RESOURCES.test(key)) continue;
    if (typeof field === "string") {
      if (field !== "") yield { name: oneOf(key), value: field, atTop: depth === 0 };
    } else if (Array.isArray(field) && field.every((item) => typeof item === "string")) {
      for (const item of field) yield { name: oneOf(key), value: item, atTop: depth === 0 };
    } else {
      inner.push(field);
    }
  }
  for (const field of inner) yield* namedValues(field, depth + 1);
}

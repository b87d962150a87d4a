import { canonicalMethod, ipRange, statusRange } from "@audit/filter";
import { AppError, type FilterField, type FilterTerm } from "@audit/types";
import { mongo } from "mongoose";
import { actorKey } from "./actor-keys.js";

/** A value as it lies in a document; never an object that MongoDB could take for an operator. */
export type StoredValue = string | mongo.Binary;

/** One term of a filter, compiled. */
export interface Condition {
  /** What a document must satisfy. */
  readonly query: mongo.Document;
  /** Present when the query says no more than that this path has one of these values. */
  readonly equality?: { readonly path: string; readonly values: readonly StoredValue[] };
  /** Present when the query says no more than that the client's address is in these ranges. */
  readonly ipRanges?: mongo.Document;
}

/** Where a field that is compared as it is lies in the document, and how it is written there. */
const EQUALITY_FIELDS: Readonly<
  Partial<Record<FilterField, { path: string; written?: (value: string) => string }>>
> = {
  user: { path: "actor.keys", written: actorKey },
  actorType: { path: "actor.type" },
  workspace: { path: "workspace.id" },
  action: { path: "action", written: (value) => value.toLowerCase() },
  category: { path: "category" },
  resource: { path: "resource.type" },
  resourceId: { path: "resource.id" },
  resourceName: { path: "resource.name" },
  outcome: { path: "outcome" },
  country: { path: "client.country", written: (value) => value.toUpperCase() },
  method: { path: "request.method", written: canonicalMethod },
  requestId: { path: "request.id" },
  key: { path: "producer.keyId" },
};

const IP_PATH = "client.ipBytes";

function readable<Value>(value: Value | null, term: FilterTerm, text: string): Value {
  if (value !== null) return value;
  throw new AppError("invalid_input", `${term.field}: ${JSON.stringify(text)} cannot be read`);
}

const isOneOf = (path: string, values: readonly StoredValue[]): mongo.Document =>
  values.length === 1 ? { [path]: values[0] } : { [path]: { $in: values } };

const anyOf = (queries: readonly mongo.Document[]): mongo.Document =>
  queries.length === 1 ? (queries[0] ?? {}) : { $or: queries };

function equalityCondition(path: string, values: readonly StoredValue[]): Condition {
  return { query: isOneOf(path, values), equality: { path, values } };
}

function statusCondition(term: FilterTerm): Condition {
  const ranges = term.values.map((text) => {
    const { min, max } = readable(statusRange(text), term, text);
    return { status: min === max ? min : { $gte: min, $lte: max } };
  });
  return { query: anyOf(ranges) };
}

function ipCondition(term: FilterTerm): Condition {
  const ranges = term.values.map((text) => {
    const { first, last } = readable(ipRange(text), term, text);
    return { first: new mongo.Binary(first), last: new mongo.Binary(last) };
  });
  if (ranges.every(({ first, last }) => Buffer.compare(first.value(), last.value()) === 0)) {
    return equalityCondition(
      IP_PATH,
      ranges.map(({ first }) => first),
    );
  }
  const query = anyOf(
    ranges.map(({ first, last }) => ({ [IP_PATH]: { $gte: first, $lte: last } })),
  );
  return { query, ipRanges: query };
}

/** A text as a pattern that matches nothing but itself; NUL would end the pattern in BSON. */
function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&").replaceAll("\0", "\\x00");
}

/** Anchored, so that an index could serve it, and so that a value cannot match elsewhere. */
function pathCondition(term: FilterTerm): Condition {
  const patterns = term.values.map((prefix) => ({
    "request.path": new mongo.BSONRegExp(`^${escapePattern(prefix)}`),
  }));
  return { query: anyOf(patterns) };
}

function positiveCondition(term: FilterTerm): Condition {
  if (term.field === "status") return statusCondition(term);
  if (term.field === "ip") return ipCondition(term);
  if (term.field === "path") return pathCondition(term);
  const field = EQUALITY_FIELDS[term.field];
  if (!field) throw new AppError("internal", `the filter field ${term.field} is not compiled`);
  const { path, written = (value: string) => value } = field;
  return equalityCondition(path, [...new Set(term.values.map(written))]);
}

/**
 * A term as MongoDB is asked for it. A negated term matches exactly what the term does not, also
 * events that have no value there. Throws `invalid_input` for a value in no notation of the field.
 */
export function compileTerm(term: FilterTerm): Condition {
  const condition = positiveCondition(term);
  return term.negate ? { query: { $nor: [condition.query] } } : condition;
}

import {
  actorTypeSchema,
  categorySchema,
  type FilterField,
  KNOWN_ACTIONS,
  KNOWN_RESOURCE_TYPES,
  outcomeSchema,
} from "@audit/types";
import { allCountries, countryName } from "../countries.js";
import { ACTOR_TYPE_LABELS, CATEGORY_LABELS, OUTCOME_LABELS } from "../words.js";

/** A value that an editor offers: as the filter writes it, and as a person reads it. */
export interface FieldOption {
  readonly value: string;
  readonly label: string;
}

interface FieldDescription {
  /** The same name as the table's column has, where there is one. */
  readonly label: string;
  /** Shown in the empty input: what to type. */
  readonly hint: string;
  /** Values known beforehand. A closed list takes no others. */
  readonly options?: () => readonly FieldOption[];
  readonly isClosed?: boolean;
}

const plain = (values: readonly string[]) => () => values.map((value) => ({ value, label: value }));

const named = <Value extends string>(
  values: readonly Value[],
  labels: Readonly<Record<Value, string>>,
) => {
  return () => values.map((value) => ({ value, label: labels[value] }));
};

const STATUS_OPTIONS: readonly FieldOption[] = [
  { value: "2xx", label: "2xx success" },
  { value: "3xx", label: "3xx redirection" },
  { value: "4xx", label: "4xx client error" },
  { value: "5xx", label: "5xx server error" },
  { value: "401", label: "401 unauthorized" },
  { value: "403", label: "403 forbidden" },
  { value: "404", label: "404 not found" },
  { value: "429", label: "429 too many requests" },
];

/** Every field of the filter as screens name and edit it. */
export const FIELDS: Readonly<Record<FilterField, FieldDescription>> = {
  user: { label: "User", hint: "Email or ID" },
  actorType: {
    label: "User type",
    hint: "Search types",
    options: named(actorTypeSchema.options, ACTOR_TYPE_LABELS),
    isClosed: true,
  },
  workspace: { label: "Workspace", hint: "Workspace ID" },
  action: { label: "Action", hint: "Action, such as delete", options: plain(KNOWN_ACTIONS) },
  category: {
    label: "Category",
    hint: "Search categories",
    options: named(categorySchema.options, CATEGORY_LABELS),
    isClosed: true,
  },
  resource: {
    label: "Resource type",
    hint: "Type, such as api_key",
    options: plain(KNOWN_RESOURCE_TYPES),
  },
  resourceId: { label: "Resource ID", hint: "ID of the resource" },
  resourceName: { label: "Resource name", hint: "Name of the resource" },
  status: {
    label: "Response Status",
    hint: "404, 4xx or 400-499",
    options: () => STATUS_OPTIONS,
  },
  outcome: {
    label: "Outcome",
    hint: "Search outcomes",
    options: named(outcomeSchema.options, OUTCOME_LABELS),
    isClosed: true,
  },
  ip: { label: "Client IP", hint: "Address or range, such as 10.0.0.0/8" },
  country: {
    label: "Country",
    hint: "Search countries",
    options: () => allCountries().map(({ code, name }) => ({ value: code, label: name })),
    isClosed: true,
  },
  method: {
    label: "Method",
    hint: "HTTP method",
    options: plain(["GET", "POST", "PUT", "PATCH", "DELETE"]),
  },
  path: { label: "Path", hint: "Beginning of the path, such as /v1/keys" },
  requestId: { label: "Request ID", hint: "ID of the request" },
  key: { label: "Producer key", hint: "ID of the API key that sent the event" },
};

/** How a chip or list shows a value of a field. */
export function valueLabel(field: FilterField, value: string): string {
  if (field === "country") return countryName(value) ?? value;
  if (!FIELDS[field].isClosed) return value;
  return FIELDS[field].options?.().find((option) => option.value === value)?.label ?? value;
}

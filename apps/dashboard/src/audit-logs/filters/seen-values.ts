import type { EventRow, FilterField } from "@audit/types";
import { countryName } from "../countries.js";
import { actorFilterValue, actorLabel, nameOrId } from "../words.js";
import type { FieldOption } from "./fields.js";

type Reader = (row: EventRow) => { value: string | undefined; name?: string | undefined };

/** Where a row shows the value of a field; fields that no row shows have none. */
const READERS: Readonly<Partial<Record<FilterField, Reader>>> = {
  user: ({ actor }) => ({ value: actorFilterValue(actor), name: actorLabel(actor) }),
  workspace: ({ workspace }) => ({
    value: workspace?.id,
    name: workspace && nameOrId(workspace),
  }),
  action: ({ action }) => ({ value: action }),
  resource: ({ resource }) => ({ value: resource.type }),
  resourceId: ({ resource }) => ({ value: resource.id, name: nameOrId(resource) }),
  resourceName: ({ resource }) => ({ value: resource.name }),
  status: ({ status }) => ({ value: status?.toString() }),
  ip: ({ client }) => ({ value: client?.ip }),
  country: ({ client }) => ({
    value: client?.country,
    name: client?.country && countryName(client.country),
  }),
};

/** The values of a field in rows that are loaded, the most frequent first: what to offer. */
export function seenValues(rows: readonly EventRow[], field: FilterField): FieldOption[] {
  const read = READERS[field];
  if (!read) return [];
  const found = new Map<string, { label: string; count: number }>();
  for (const row of rows) {
    const { value, name } = read(row);
    if (!value) continue;
    const known = found.get(value);
    if (known) known.count += 1;
    else found.set(value, { label: labelOf(value, name), count: 1 });
  }
  return [...found]
    .sort(([, left], [, right]) => right.count - left.count)
    .map(([value, { label }]) => ({ value, label }));
}

function labelOf(value: string, name: string | undefined): string {
  return name && name !== value ? `${name} (${value})` : value;
}

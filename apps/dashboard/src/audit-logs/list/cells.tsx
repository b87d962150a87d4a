import type { ActorType, EventRow, FilterField } from "@audit/types";
import { Bot, Cog, KeyRound, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "../../ui/badge.js";
import { countryName } from "../countries.js";
import { FIELDS } from "../filters/fields.js";
import { useFilterActions } from "../filters/filter-actions.js";
import {
  ACTOR_TYPE_LABELS,
  actionTone,
  actorFilterValue,
  actorLabel,
  nameOrId,
  OUTCOME_LABELS,
  OUTCOME_TONES,
} from "../words.js";

const ACTOR_ICONS: Readonly<Partial<Record<ActorType, LucideIcon>>> = {
  api_key: KeyRound,
  service: Bot,
  system: Cog,
};

/** An em dash to the eye, words to a screen reader. */
function Absent() {
  return (
    <span className="text-ink-faint">
      <span aria-hidden="true">—</span>
      <span className="sr-only">none</span>
    </span>
  );
}

interface FilterValueProps {
  readonly field: FilterField;
  readonly value: string;
  readonly children: ReactNode;
}

/**
 * A value of a row that filters by itself: click to see only its like, Alt-click to leave them
 * out. Reached by the arrow keys within the row, not by Tab, which would stop hundreds of times.
 */
function FilterValue({ field, value, children }: FilterValueProps) {
  const actions = useFilterActions();
  return (
    <button
      type="button"
      tabIndex={-1}
      title={`${value}\nClick to filter by ${FIELDS[field].label}, Alt-click to exclude`}
      onClick={(event) =>
        event.altKey ? actions.exclude(field, value) : actions.narrowTo(field, value)
      }
      className="inline-flex max-w-full min-w-0 items-center truncate rounded-sm align-middle decoration-ink-faint decoration-dotted underline-offset-3 hover:underline"
    >
      <span className="truncate">{children}</span>
    </button>
  );
}

/** Wraps a value so that it filters; on cards, where a touch opens the event, it does not. */
export type Wrap = (field: FilterField, value: string, children: ReactNode) => ReactNode;

export const filtering: Wrap = (field, value, children) => (
  <FilterValue field={field} value={value}>
    {children}
  </FilterValue>
);

export const plain: Wrap = (_field, _value, children) => (
  <span className="truncate">{children}</span>
);

interface CellProps {
  readonly row: EventRow;
  readonly wrap: Wrap;
}

export function UserCell({ row: { actor }, wrap }: CellProps) {
  const Icon = ACTOR_ICONS[actor.type];
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {Icon && (
        <span title={ACTOR_TYPE_LABELS[actor.type]} className="shrink-0 text-ink-faint">
          <Icon aria-hidden="true" size={13} />
          <span className="sr-only">{ACTOR_TYPE_LABELS[actor.type]}: </span>
        </span>
      )}
      {wrap("user", actorFilterValue(actor), actorLabel(actor))}
      {actor.onBehalfOf && (
        <span className="min-w-0 truncate text-ink-faint">for {nameOrId(actor.onBehalfOf)}</span>
      )}
    </span>
  );
}

export function WorkspaceCell({ row: { workspace }, wrap }: CellProps) {
  return workspace ? wrap("workspace", workspace.id, nameOrId(workspace)) : <Absent />;
}

export function ActionCell({ row: { action }, wrap }: CellProps) {
  return wrap("action", action, <Badge tone={actionTone(action)}>{action}</Badge>);
}

export function ResourceCell({ row: { resource }, wrap }: CellProps) {
  const { type, id, name } = resource;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span className="flex shrink-0 text-ink-faint">{wrap("resource", type, type)}</span>
      {id && wrap("resourceId", id, name || id)}
      {!id && name && wrap("resourceName", name, name)}
    </span>
  );
}

export function StatusCell({ row: { status, outcome }, wrap }: CellProps) {
  const word = OUTCOME_LABELS[outcome];
  const badge = (
    <Badge tone={OUTCOME_TONES[outcome]}>
      {status ?? word}
      {status !== undefined && outcome !== "success" && ` ${word}`}
    </Badge>
  );
  return status === undefined
    ? wrap("outcome", outcome, badge)
    : wrap("status", String(status), badge);
}

export function IpCell({ row: { client }, wrap }: CellProps) {
  return client?.ip ? wrap("ip", client.ip, client.ip) : <Absent />;
}

export function CountryCell({ row: { client }, wrap }: CellProps) {
  if (!client?.country) return <Absent />;
  const { country } = client;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span
        aria-hidden="true"
        className="flex h-4 w-6 shrink-0 lg:max-[90rem]:hidden items-center justify-center rounded-xs bg-neutral-soft text-[0.625rem] font-semibold tracking-wide text-ink-soft"
      >
        {country}
      </span>
      {wrap("country", country, countryName(country) ?? country)}
    </span>
  );
}

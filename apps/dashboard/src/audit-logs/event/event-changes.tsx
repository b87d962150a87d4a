import type { StoredEvent } from "@audit/types";
import { clsx } from "clsx";
import { useMemo } from "react";
import { type Change, changesOf } from "./changes.js";

/** Before and after, difference by difference. */
export function EventChanges({ changes }: { readonly changes: StoredEvent["changes"] }) {
  const list = useMemo(() => changesOf(changes ?? {}), [changes]);
  if (!changes) return null;
  return (
    <section className="border-b border-line px-5 py-4">
      <h3 className="pb-2 text-xs font-semibold">
        Changes <span className="font-normal text-ink-soft">{list.length}</span>
      </h3>
      {list.length === 0 && <p className="text-ink-soft">Before and after are the same.</p>}
      <ul className="overflow-hidden rounded-lg border border-line font-mono text-xs empty:hidden">
        {list.map((change) => (
          <ChangeRow key={`${change.kind}-${change.path}`} change={change} />
        ))}
      </ul>
    </section>
  );
}

const KIND_WORDS: Readonly<Record<Change["kind"], string>> = {
  added: "added",
  removed: "removed",
  changed: "changed",
  moved: "moved",
};

function ChangeRow({ change }: { readonly change: Change }) {
  return (
    <li className="border-b border-line last:border-b-0">
      <div className="flex items-baseline justify-between gap-2 bg-panel px-3 py-1.5">
        <span className="min-w-0 font-medium break-all">{change.path || "value"}</span>
        <span className="shrink-0 font-sans text-2xs text-ink-soft">{KIND_WORDS[change.kind]}</span>
      </div>
      {(change.kind === "removed" || change.kind === "changed") && (
        <Side sign="−" label="Before" value={change.before} />
      )}
      {(change.kind === "added" || change.kind === "changed") && (
        <Side sign="+" label="After" value={change.after} />
      )}
      {change.kind === "moved" && <p className="px-3 py-1.5 text-ink-soft">to {change.to}</p>}
    </li>
  );
}

interface SideProps {
  readonly sign: "+" | "−";
  readonly label: string;
  readonly value: unknown;
}

function Side({ sign, label, value }: SideProps) {
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  return (
    <div
      className={clsx(
        "flex gap-2 px-3 py-1",
        sign === "+" ? "bg-positive-soft text-positive" : "bg-negative-soft text-negative",
      )}
    >
      <span aria-hidden="true" className="select-none">
        {sign}
      </span>
      <span className="sr-only">{label}: </span>
      <span className="min-w-0 break-words whitespace-pre-wrap">{text === "" ? '""' : text}</span>
    </div>
  );
}

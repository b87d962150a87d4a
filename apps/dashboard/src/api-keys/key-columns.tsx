import type { ApiKey } from "@audit/types";
import { MinuteTime } from "../time/minute-time.js";
import { Badge } from "../ui/badge.js";
import type { RecordColumn } from "../ui/record-list.js";
import { keyState, restrictionsOf, scopeLabel } from "./key-words.js";

function Restrictions({ apiKey }: { readonly apiKey: ApiKey }) {
  const lines = restrictionsOf(apiKey);
  if (lines.length === 0 && !apiKey.expiresAt) return <span className="text-ink-faint">None</span>;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line} className="break-words">
          {line}
        </li>
      ))}
      {apiKey.expiresAt && (
        <li>
          Until <MinuteTime iso={apiKey.expiresAt} />
        </li>
      )}
    </ul>
  );
}

/** What the page says of each key. */
export const keyColumns = (now: Date): readonly RecordColumn<ApiKey>[] => [
  {
    name: "Name",
    cell: ({ name, prefix }) => (
      <>
        <span className="block font-medium break-words">{name}</span>
        <code className="font-mono text-2xs text-ink-faint">{prefix}…</code>
      </>
    ),
  },
  {
    name: "May",
    cell: ({ scopes }) => (
      <ul>
        {scopes.map((scope) => (
          <li key={scope} title={scope}>
            {scopeLabel(scope)}
          </li>
        ))}
      </ul>
    ),
  },
  { name: "Restrictions", cell: (key) => <Restrictions apiKey={key} /> },
  {
    name: "Made by",
    cell: ({ createdBy, createdAt }) => (
      <>
        <span className="block break-words">{createdBy}</span>
        <span className="text-xs text-ink-faint">
          <MinuteTime iso={createdAt} />
        </span>
      </>
    ),
  },
  {
    name: "Last use",
    cell: ({ lastUsedAt }) =>
      lastUsedAt ? <MinuteTime iso={lastUsedAt} /> : <span className="text-ink-faint">Never</span>,
  },
  {
    name: "State",
    cell: (key) => {
      const { word, tone } = keyState(key, now);
      return (
        <span className="flex flex-col items-start gap-1">
          <Badge tone={tone}>{word}</Badge>
          {key.replacedBy && <span className="text-2xs text-ink-faint">Replaced by another</span>}
        </span>
      );
    },
  },
];

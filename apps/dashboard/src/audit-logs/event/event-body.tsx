import type { StoredEvent } from "@audit/types";
import { CloudOff, FileQuestion } from "lucide-react";
import { failureOf } from "../../api/failure.js";
import { Button } from "../../ui/button.js";
import { CopyButton } from "../../ui/copy-button.js";
import { Notice } from "../../ui/notice.js";
import { Skeleton } from "../../ui/skeleton.js";
import { EventChanges } from "./event-changes.js";
import { EventFacts } from "./event-facts.js";
import { EventRecord } from "./event-record.js";
import { JsonView } from "./json-view.js";

interface EventBodyProps {
  readonly event: StoredEvent | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Everything the log holds of an event; or why it cannot be shown. */
export function EventBody({ event, error, onRetry }: EventBodyProps) {
  if (event) return <WholeEvent event={event} />;
  if (!error) return <LoadingEvent />;
  const { kind, message } = failureOf(error);
  if (kind === "not_found") {
    return (
      <Notice icon={FileQuestion} title="This event is not in the log" role="alert">
        <p>It is past its retention, belongs to another organization, or never was.</p>
      </Notice>
    );
  }
  return (
    <Notice icon={CloudOff} title="The event could not be loaded" role="alert">
      <p>{message}</p>
      <Button onClick={onRetry}>Try again</Button>
    </Notice>
  );
}

function WholeEvent({ event }: { readonly event: StoredEvent }) {
  const { metadata } = event;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <EventChanges changes={event.changes} />
      <EventFacts event={event} />
      {metadata && Object.keys(metadata).length > 0 && (
        <section className="border-b border-line px-5 py-4">
          <h3 className="pb-2 text-xs font-semibold">Metadata</h3>
          <JsonView value={metadata} label="Metadata" />
        </section>
      )}
      <EventRecord event={event} />
      <section className="px-5 py-4">
        <div className="flex items-center justify-between pb-2">
          <h3 className="text-xs font-semibold">Raw JSON</h3>
          <CopyButton text={JSON.stringify(event, null, 2)} what="JSON" word="Copy JSON" />
        </div>
        <JsonView value={event} label="Raw JSON" className="max-h-120" />
      </section>
    </div>
  );
}

const LINES = ["w-72", "w-64", "w-80", "w-56", "w-72", "w-60", "w-80", "w-64"] as const;

function LoadingEvent() {
  return (
    <div role="status" className="flex flex-col gap-4 p-5">
      <span className="sr-only">Loading the event…</span>
      {LINES.map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars without identity
        <Skeleton key={index} className={`h-4 ${width}`} />
      ))}
    </div>
  );
}

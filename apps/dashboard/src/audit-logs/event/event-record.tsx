import type { StoredEvent } from "@audit/types";
import { EventTime } from "../../time/event-time.js";
import { formatAge } from "../../time/format-time.js";
import { Fact, FactGroup } from "./facts.js";

/** How the log came to hold the event: who sent it, when, what was changed in it, until when. */
export function EventRecord({ event }: { readonly event: StoredEvent }) {
  const { producer } = event;
  return (
    <>
      <Retention event={event} />
      <Remarks title="Redacted" note="Masked before it was stored:" lines={event.redacted} />
      <Remarks title="Warnings" note="Changed so that it could be kept:" lines={event.warnings} />
      <FactGroup title="Recording">
        <Fact label="Event ID" value={event.id} />
        <Fact label="Received" value={event.receivedAt}>
          <EventTime iso={event.receivedAt} isPrecise />
        </Fact>
        <Fact label="Stored" value={event.storedAt}>
          <EventTime iso={event.storedAt} isPrecise />
        </Fact>
        <Fact label="Service" value={producer.service} />
        <Fact label="Environment" value={producer.environment} />
        <Fact label="Producer key" value={producer.keyName} filter={["key", producer.keyId]} />
        <Fact label="Producer IP" value={producer.ip} />
        <Fact label="SDK" value={producer.sdk} />
      </FactGroup>
    </>
  );
}

function Retention({ event: { retention, holds } }: { readonly event: StoredEvent }) {
  const { until } = retention;
  const isHeld = holds.length > 0;
  return (
    <FactGroup title="Retention">
      <Fact label="Retained until" value={until ?? "For ever"}>
        {until ? (
          <>
            <EventTime iso={until} />{" "}
            <span className="text-ink-soft">({formatAge(until, new Date())})</span>
          </>
        ) : (
          "For ever"
        )}
      </Fact>
      <Fact label="Policy" value={`${retention.policyId}, version ${retention.version}`} />
      <Fact label="Legal holds" value={isHeld ? holds.join(", ") : undefined} />
    </FactGroup>
  );
}

interface RemarksProps {
  readonly title: string;
  readonly note: string;
  readonly lines: readonly string[];
}

function Remarks({ title, note, lines }: RemarksProps) {
  if (lines.length === 0) return null;
  return (
    <section className="border-b border-line px-5 py-4">
      <h3 className="pb-1 text-xs font-semibold">{title}</h3>
      <p className="pb-1.5 text-ink-soft">{note}</p>
      <ul className="flex flex-col gap-1">
        {lines.map((line) => (
          <li
            key={line}
            className="rounded-md bg-caution-soft px-2 py-1 font-mono text-xs break-all text-caution"
          >
            {line}
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { EventRow } from "@audit/types";
import { ChevronDown, ChevronUp, Link2, X } from "lucide-react";
import { EventTime } from "../../time/event-time.js";
import { Badge } from "../../ui/badge.js";
import { IconButton } from "../../ui/button.js";
import { CopyButton } from "../../ui/copy-button.js";
import { Skeleton } from "../../ui/skeleton.js";
import { plain, StatusCell } from "../list/cells.js";
import { actionTone, actorLabel, nameOrId } from "../words.js";

interface EventHeaderProps {
  readonly titleId: string;
  /** What the row shows, until the whole event is there. */
  readonly event: EventRow | undefined;
  readonly isLoading: boolean;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
  readonly onClose: () => void;
}

/** The drawer's head: what the event is, and the way to its neighbours and out. */
export function EventHeader(props: EventHeaderProps) {
  const { titleId, event, isLoading, onPrevious, onNext, onClose } = props;
  return (
    <header className="border-b border-line bg-raised">
      <div className="flex items-center justify-between gap-2 py-2 pr-3 pl-3">
        <div className="flex items-center">
          <IconButton label="Previous event (k)" disabled={!onPrevious} onClick={onPrevious}>
            <ChevronUp aria-hidden="true" size={16} />
          </IconButton>
          <IconButton label="Next event (j)" disabled={!onNext} onClick={onNext}>
            <ChevronDown aria-hidden="true" size={16} />
          </IconButton>
        </div>
        <div className="flex items-center">
          <CopyButton text={window.location.href} what="link to this event" icon={Link2} />
          <IconButton label="Close (Esc)" onClick={onClose}>
            <X aria-hidden="true" size={16} />
          </IconButton>
        </div>
      </div>
      <div className="flex flex-col gap-1.5 px-5 pb-4">
        {event ? (
          <Title titleId={titleId} event={event} />
        ) : (
          <UnknownTitle titleId={titleId} isLoading={isLoading} />
        )}
      </div>
    </header>
  );
}

function Title({ titleId, event }: { readonly titleId: string; readonly event: EventRow }) {
  const { type } = event.resource;
  return (
    <>
      <h2 id={titleId} className="flex min-w-0 items-center gap-2 text-base font-semibold">
        <Badge tone={actionTone(event.action)} className="shrink-0">
          {event.action}
        </Badge>
        <span className="min-w-0 truncate">{nameOrId(event.resource) || type}</span>
        <StatusCell row={event} wrap={plain} />
      </h2>
      <p className="truncate text-ink-soft">
        {actorLabel(event.actor)} · {type} · <EventTime iso={event.occurredAt} />
      </p>
    </>
  );
}

interface UnknownTitleProps {
  readonly titleId: string;
  readonly isLoading: boolean;
}

function UnknownTitle({ titleId, isLoading }: UnknownTitleProps) {
  return (
    <>
      <h2 id={titleId} className="sr-only">
        Event
      </h2>
      {isLoading && <Skeleton className="h-5 w-64" />}
      {isLoading && <Skeleton className="h-4 w-80" />}
    </>
  );
}

import { CloudOff, ShieldOff, TriangleAlert } from "lucide-react";
import { failureOf } from "../../api/failure.js";
import { Button } from "../../ui/button.js";
import { Notice } from "../../ui/notice.js";
import { isEverything } from "../address/filter-of-search.js";
import type { Address } from "../address/use-address.js";
import { EmptyList } from "./empty-list.js";
import { EventCards } from "./event-cards.js";
import { EventTable } from "./event-table.js";
import { ListFooter } from "./list-footer.js";
import { LoadingRows } from "./loading-rows.js";
import { hasOwnEventsAlone } from "./own-events.js";
import type { EventCursor } from "./use-event-cursor.js";
import type { EventList } from "./use-event-list.js";

interface EventListAreaProps {
  readonly list: EventList;
  readonly cursor: EventCursor;
  readonly address: Address;
  readonly total: number | undefined;
  readonly hrefOf: (id: string) => string;
  readonly isNarrow: boolean;
  readonly onRefresh: () => void;
}

/** The list, or what there is to say in its place. */
export function EventListArea(props: EventListAreaProps) {
  const { list, address, isNarrow, onRefresh } = props;
  const { progress } = list;
  if (progress.state === "first") return <LoadingRows isNarrow={isNarrow} />;
  if (progress.state === "failed" && list.rows.length === 0) {
    return <ListFailure error={list.error} onRetry={onRefresh} />;
  }
  const isBare = isEverything(address.filter)
    ? hasOwnEventsAlone(list.rows)
    : list.rows.length === 0;
  if (progress.state === "complete" && isBare) {
    return (
      <div className="min-h-0 flex-1 overflow-y-auto">
        <EmptyList address={address} onRefresh={onRefresh} />
      </div>
    );
  }
  const List = isNarrow ? EventCards : EventTable;
  return (
    <List
      list={list}
      cursor={props.cursor}
      hrefOf={props.hrefOf}
      total={props.total}
      footer={<ListFooter list={list} />}
    />
  );
}

interface ListFailureProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

const TITLES = {
  forbidden: "You may not read the audit log",
  refused: "The server does not take this filter",
} as const;

function ListFailure({ error, onRetry }: ListFailureProps) {
  const { kind, message } = failureOf(error);
  if (kind === "forbidden" || kind === "refused") {
    const icon = kind === "forbidden" ? ShieldOff : TriangleAlert;
    return (
      <Notice icon={icon} title={TITLES[kind]} role="alert">
        <p>{message}</p>
      </Notice>
    );
  }
  return (
    <Notice icon={CloudOff} title="The events could not be loaded" role="alert">
      <p>{message}</p>
      <Button onClick={onRetry}>Try again</Button>
    </Notice>
  );
}

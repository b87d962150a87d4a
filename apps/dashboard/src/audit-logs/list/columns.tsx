import type { EventRow } from "@audit/types";
import { createColumnHelper, tableFeatures } from "@tanstack/react-table";
import type { ReactNode } from "react";
import { EventTime } from "../../time/event-time.js";
import {
  ActionCell,
  CountryCell,
  filtering,
  IpCell,
  ResourceCell,
  StatusCell,
  UserCell,
  WorkspaceCell,
  type Wrap,
} from "./cells.js";

/** Nothing is sorted or filtered here: the server does it, over all events and not those loaded. */
export const features = tableFeatures({});

const helper = createColumnHelper<typeof features, EventRow>();

type Cell = (props: { readonly row: EventRow; readonly wrap: Wrap }) => ReactNode;

function TimestampCell({ row }: { readonly row: EventRow }) {
  return <EventTime iso={row.occurredAt} zoneClassName="max-[90rem]:hidden" />;
}

/** The eight questions that every event answers, under the names they have everywhere. */
export const COLUMNS: readonly {
  readonly id: string;
  readonly name: string;
  readonly Cell: Cell;
}[] = [
  { id: "timestamp", name: "Timestamp", Cell: TimestampCell },
  { id: "user", name: "User", Cell: UserCell },
  { id: "workspace", name: "Workspace", Cell: WorkspaceCell },
  { id: "action", name: "Action", Cell: ActionCell },
  { id: "resource", name: "Resource", Cell: ResourceCell },
  { id: "status", name: "Response Status", Cell: StatusCell },
  { id: "ip", name: "Client IP", Cell: IpCell },
  { id: "country", name: "Country", Cell: CountryCell },
];

/** The same for the table; values filter by a click. */
export const columns = COLUMNS.map(({ id, name, Cell }) =>
  helper.display({
    id,
    header: name,
    cell: ({ row }) => <Cell row={row.original} wrap={filtering} />,
  }),
);

/**
 * Width classes by column; the resource takes what is left. Below 90rem, the width of a common
 * laptop, the table does without the zone in each row and the country's code.
 */
export const COLUMN_WIDTHS: Readonly<Record<string, string>> = {
  timestamp: "w-[11rem] min-[90rem]:w-[13.75rem]",
  user: "w-[10.25rem] min-[90rem]:w-[11rem]",
  workspace: "w-[7.25rem]",
  action: "w-[6.25rem]",
  resource: "w-auto",
  status: "w-[7.75rem]",
  ip: "w-[8.25rem]",
  country: "w-[8.5rem] min-[90rem]:w-[10rem]",
};

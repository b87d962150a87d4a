import type { EventRow } from "@audit/types";
import { createColumnHelper, tableFeatures } from "@tanstack/react-table";
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
} from "./cells.js";

/** Nothing is sorted or filtered here: the server does it, over all events and not those loaded. */
export const features = tableFeatures({});

const helper = createColumnHelper<typeof features, EventRow>();

/** The eight questions that every event answers, under the names they have everywhere. */
export const columns = helper.columns([
  helper.accessor("occurredAt", {
    header: "Timestamp",
    cell: ({ getValue }) => <EventTime iso={getValue()} />,
  }),
  helper.display({
    id: "user",
    header: "User",
    cell: ({ row }) => <UserCell row={row.original} wrap={filtering} />,
  }),
  helper.display({
    id: "workspace",
    header: "Workspace",
    cell: ({ row }) => <WorkspaceCell row={row.original} wrap={filtering} />,
  }),
  helper.display({
    id: "action",
    header: "Action",
    cell: ({ row }) => <ActionCell row={row.original} wrap={filtering} />,
  }),
  helper.display({
    id: "resource",
    header: "Resource",
    cell: ({ row }) => <ResourceCell row={row.original} wrap={filtering} />,
  }),
  helper.display({
    id: "status",
    header: "Response Status",
    cell: ({ row }) => <StatusCell row={row.original} wrap={filtering} />,
  }),
  helper.display({
    id: "ip",
    header: "Client IP",
    cell: ({ row }) => <IpCell row={row.original} wrap={filtering} />,
  }),
  helper.display({
    id: "country",
    header: "Country",
    cell: ({ row }) => <CountryCell row={row.original} wrap={filtering} />,
  }),
]);

/** Width classes by column; the resource takes what is left. */
export const COLUMN_WIDTHS: Readonly<Record<string, string>> = {
  occurredAt: "w-[12.25rem]",
  user: "w-[11.5rem]",
  workspace: "w-[7.25rem]",
  action: "w-[6.5rem]",
  resource: "w-auto",
  status: "w-[7.75rem]",
  ip: "w-[8.5rem]",
  country: "w-[9.75rem]",
};

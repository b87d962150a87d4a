import { CloudOff, type LucideIcon, ShieldOff } from "lucide-react";
import type { ReactNode } from "react";
import { failureOf } from "../api/failure.js";
import { Button } from "../ui/button.js";
import { Notice } from "../ui/notice.js";
import { Skeleton } from "../ui/skeleton.js";

interface ListAreaProps<Item> {
  /** What is listed: `API keys`. */
  readonly what: string;
  readonly query: {
    readonly data: readonly Item[] | undefined;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
  readonly icon: LucideIcon;
  /** What to say of an empty list. */
  readonly empty: ReactNode;
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** A list, or what there is to say in its place: on its way, failed, empty. */
export function ListArea<Item>({ what, query, icon, empty, children }: ListAreaProps<Item>) {
  const { data, error, refetch } = query;
  if (error) return <ListFailure what={what} error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingList what={what} />;
  if (data.length === 0) {
    return (
      <Notice icon={icon} title={`No ${what}`}>
        {empty}
      </Notice>
    );
  }
  return children(data);
}

interface ListFailureProps {
  readonly what: string;
  readonly error: unknown;
  readonly onRetry: () => void;
}

function ListFailure({ what, error, onRetry }: ListFailureProps) {
  const { kind, message } = failureOf(error);
  const icon = kind === "forbidden" ? ShieldOff : CloudOff;
  return (
    <Notice icon={icon} title={`The ${what} could not be loaded`} role="alert">
      <p>{message}</p>
      {kind !== "forbidden" && <Button onClick={onRetry}>Try again</Button>}
    </Notice>
  );
}

const ROWS = Array.from({ length: 6 }, (_, index) => index);

function LoadingList({ what }: { readonly what: string }) {
  return (
    <div role="status">
      <span className="sr-only">Loading {what}…</span>
      {ROWS.map((row) => (
        <div key={row} className="flex flex-col gap-2 border-b border-line px-5 py-3.5">
          <Skeleton className="h-3 w-40" />
          <Skeleton className="h-3 w-64 max-w-full" />
        </div>
      ))}
    </div>
  );
}

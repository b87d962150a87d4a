import type { EventCount } from "@audit/types";
import { clsx } from "clsx";
import { ChevronRight, Keyboard, RefreshCw } from "lucide-react";
import { ClockSwitch } from "../time/clock-switch.js";
import { Button, IconButton } from "../ui/button.js";
import { countLabel } from "./words.js";

interface PageHeaderProps {
  readonly count: EventCount | undefined;
  readonly isBusy: boolean;
  readonly isNarrow: boolean;
  readonly onRefresh: () => void;
  readonly onHelp: () => void;
}

/** Where one is, how many events there are, and what concerns the whole page. */
export function PageHeader({ count, isBusy, isNarrow, onRefresh, onHelp }: PageHeaderProps) {
  const refreshIcon = (
    <RefreshCw
      aria-hidden="true"
      size={14}
      className={clsx("text-ink-soft", isBusy && "animate-spin")}
    />
  );
  return (
    <header className="flex shrink-0 items-end justify-between gap-3 px-4 pt-3 md:px-5 md:pt-4">
      <div className="min-w-0">
        <nav aria-label="Breadcrumb" className="hidden md:block">
          <ol className="flex items-center gap-1 text-xs text-ink-faint">
            <li>Admin Settings</li>
            <ChevronRight aria-hidden="true" size={12} />
            <li aria-current="page">Audit Logs</li>
          </ol>
        </nav>
        <div className="flex items-baseline gap-2.5">
          <h1 className="text-lg font-semibold tracking-tight">Audit Logs</h1>
          <p role="status" aria-label="Number of events" className="text-ink-soft">
            {count && countLabel(count)}
          </p>
        </div>
      </div>
      <div className="flex items-center gap-2">
        {isNarrow ? (
          <IconButton label="Refresh" onClick={onRefresh}>
            {refreshIcon}
          </IconButton>
        ) : (
          <>
            <ClockSwitch />
            <Button onClick={onRefresh} aria-keyshortcuts="r">
              {refreshIcon}
              Refresh
            </Button>
            <IconButton label="Keyboard shortcuts" onClick={onHelp}>
              <Keyboard aria-hidden="true" size={16} />
            </IconButton>
          </>
        )}
      </div>
    </header>
  );
}

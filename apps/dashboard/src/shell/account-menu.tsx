import { Link } from "@tanstack/react-router";
import { ChevronsUpDown, LogOut, MonitorSmartphone } from "lucide-react";
import { useState } from "react";
import { Popover } from "../ui/popover.js";
import { useCaller } from "./caller.js";
import { ROLE_LABELS } from "./roles.js";
import { useSignOut } from "./use-sign-out.js";

interface AccountMenuProps {
  readonly onNavigate?: (() => void) | undefined;
}

const itemClass = "mt-1 flex h-8 w-full items-center gap-2 rounded-md px-2 hover:bg-hover";

/** Who is signed in, where else, and the way out. */
export function AccountMenu({ onNavigate }: AccountMenuProps) {
  const { actor, role } = useCaller();
  const [isOpen, setIsOpen] = useState(false);
  const { signOut, problem } = useSignOut();
  return (
    <Popover
      open={isOpen}
      onOpenChange={setIsOpen}
      label="Account"
      className="w-56 p-1"
      trigger={(props) => (
        <button
          type="button"
          {...props}
          className="flex w-full min-w-0 items-center gap-2.5 rounded-md p-1.5 text-left transition-colors hover:bg-hover"
        >
          <span
            aria-hidden="true"
            className="flex size-7 shrink-0 items-center justify-center rounded-full bg-special-soft text-xs font-semibold text-special"
          >
            {(actor.name || actor.email || "?").slice(0, 1).toUpperCase()}
          </span>
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{actor.name || actor.email}</span>
            <span className="block truncate text-2xs text-ink-faint">
              {role ? ROLE_LABELS[role] : "API key"}
            </span>
          </span>
          <ChevronsUpDown aria-hidden="true" size={14} className="shrink-0 text-ink-faint" />
        </button>
      )}
    >
      <p className="border-b border-line px-2 pt-1.5 pb-2 text-xs text-ink-soft">
        Signed in as
        <span className="block truncate font-medium text-ink">{actor.email ?? actor.name}</span>
      </p>
      <Link
        to="/sessions"
        onClick={() => {
          setIsOpen(false);
          onNavigate?.();
        }}
        className={itemClass}
      >
        <MonitorSmartphone aria-hidden="true" size={14} />
        My sessions
      </Link>
      <button type="button" onClick={signOut} className={itemClass}>
        <LogOut aria-hidden="true" size={14} />
        Sign out
      </button>
      {problem && (
        <p role="alert" className="p-2 text-xs text-negative">
          {problem}
        </p>
      )}
    </Popover>
  );
}

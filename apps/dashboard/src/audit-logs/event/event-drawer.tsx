import type { EventRow } from "@audit/types";
import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { useTRPC } from "../../api/trpc.js";
import type { EventCursor } from "../list/use-event-cursor.js";
import { EventBody } from "./event-body.js";
import { EventHeader } from "./event-header.js";

interface EventDrawerProps {
  readonly eventId: string;
  readonly rows: readonly EventRow[];
  readonly cursor: EventCursor;
  /** On narrow screens it covers everything and nothing behind it can be reached. */
  readonly isModal: boolean;
}

/** The whole event beside the list, which stays usable; on narrow screens in its place. */
export function EventDrawer({ eventId, rows, cursor, isModal }: EventDrawerProps) {
  const titleId = useId();
  const [dialog, setDialog] = useState<HTMLDialogElement | null>(null);
  const trpc = useTRPC();
  const query = useQuery(trpc.events.byId.queryOptions({ id: eventId }));
  useOpenDialog(dialog, isModal);
  const { index, move, close } = cursor;
  return (
    <dialog
      ref={setDialog}
      aria-labelledby={titleId}
      tabIndex={-1}
      // Closing is the address's to do: the open event is part of it.
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onKeyDown={isModal ? moveByKeys(move) : undefined}
      className={clsx(
        "z-20 m-0 h-full max-h-full flex-col bg-raised text-ink outline-none open:flex",
        isModal
          ? "w-full max-w-full"
          : "absolute inset-y-0 right-0 left-auto w-[38rem] max-w-[calc(100%-4rem)] animate-slide-in shadow-drawer",
      )}
    >
      <EventHeader
        titleId={titleId}
        event={query.data ?? rows[index]}
        isLoading={query.isPending}
        onPrevious={index > 0 ? () => move(-1) : undefined}
        onNext={index >= 0 && index < rows.length - 1 ? () => move(1) : undefined}
        onClose={close}
      />
      <EventBody
        key={eventId}
        event={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    </dialog>
  );
}

/** Opens the dialog in the way the screen asks for, and puts the focus on it as a whole. */
function useOpenDialog(dialog: HTMLDialogElement | null, isModal: boolean): void {
  useEffect(() => {
    if (!dialog) return;
    if (isModal) dialog.showModal();
    else dialog.show();
    dialog.focus({ preventScroll: true });
    return () => dialog.close();
  }, [dialog, isModal]);
}

function moveByKeys(move: EventCursor["move"]) {
  return (event: KeyboardEvent) => {
    if (event.key === "j") move(1);
    if (event.key === "k") move(-1);
  };
}

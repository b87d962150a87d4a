import type { EventRow } from "@audit/types";
import { type RefObject, useMemo, useRef, useState } from "react";
import type { Address } from "../address/use-address.js";
import type { EventList } from "./use-event-list.js";

/** Which row the keyboard is on, and which event is open; while one is open, they are the same. */
export interface EventCursor {
  /** Place of the row among those loaded; -1 for none. */
  readonly index: number;
  readonly openId: string | undefined;
  /** The id of a row that is to take the focus once it is on screen. */
  readonly focusRequest: RefObject<string | null>;
  /** Moves to the row before (-1) or after (1); an open drawer shows that event instead. */
  readonly move: (step: 1 | -1) => void;
  /** Makes the row current without opening it. */
  readonly set: (id: string) => void;
  /** Opens the event with the id, or of the current row. */
  readonly open: (id?: string) => void;
  readonly close: () => void;
}

interface CursorOptions {
  readonly list: EventList;
  readonly address: Address;
}

export function useEventCursor({ list, address }: CursorOptions): EventCursor {
  const { rows } = list;
  const openId = address.search.event;
  const [chosenId, setChosenId] = useState<string>();
  const focusRequest = useRef<string | null>(null);
  const currentId = openId ?? chosenId;
  const index = useMemo(() => indexOf(rows, currentId), [rows, currentId]);

  const move = (step: 1 | -1) => {
    const next = rows[index + step];
    if (!next) {
      if (step === 1 && list.progress.state === "more" && !list.isFetching) list.fetchNext();
      return;
    }
    if (openId) return address.openEvent(next.id, true);
    focusRequest.current = next.id;
    setChosenId(next.id);
  };
  const open = (id = currentId) => {
    if (!id) return;
    setChosenId(id);
    address.openEvent(id, openId !== undefined);
  };
  const close = () => {
    if (!openId) return;
    focusRequest.current = openId;
    setChosenId(openId);
    address.closeEvent();
  };
  return { index, openId, focusRequest, move, set: setChosenId, open, close };
}

function indexOf(rows: readonly EventRow[], id: string | undefined): number {
  return id === undefined ? -1 : rows.findIndex((row) => row.id === id);
}

import { clsx } from "clsx";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useState } from "react";
import { IconButton } from "./button.js";

interface ModalProps {
  readonly title: string;
  readonly onClose: () => void;
  /** `center` floats; `sheet` comes up from the lower edge; `side` covers the left edge. */
  readonly place?: "center" | "sheet" | "side";
  /** What else than its button closes it: a click beside it loses what was typed. */
  readonly closedBy?: "anything" | "escape" | "button";
  readonly children: ReactNode;
}

const PLACES = {
  center: "m-auto w-full max-w-md rounded-xl border border-line",
  sheet: "mt-auto mb-0 w-full max-w-full rounded-t-xl border-t border-line",
  side: "my-0 mr-auto ml-0 h-full max-h-full w-72 border-r border-line",
} as const;

const BODIES = { center: "px-4 pb-4", sheet: "px-4 pb-4", side: "min-h-0 flex-1 px-1" } as const;

/**
 * A modal dialog, open as long as it is mounted. The browser's own `<dialog>` keeps the focus
 * inside, closes on Escape and gives the focus back; it needs no injected style, which the content
 * security policy would refuse.
 */
export function Modal({
  title,
  onClose,
  place = "center",
  closedBy = "anything",
  children,
}: ModalProps) {
  const titleId = useId();
  const [dialog, setDialog] = useState<HTMLDialogElement | null>(null);
  useEffect(() => {
    if (dialog && !dialog.open) dialog.showModal();
  }, [dialog]);
  return (
    // The keyboard closes a dialog by Escape; the click is the pointer's way, on the backdrop.
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does it
    <dialog
      ref={setDialog}
      aria-labelledby={titleId}
      onClose={onClose}
      onCancel={(event) => closedBy === "button" && event.preventDefault()}
      onClick={(event) => closedBy === "anything" && event.target === dialog && dialog?.close()}
      className={clsx(
        "animate-appear flex-col bg-raised text-ink shadow-float backdrop:bg-veil open:flex",
        PLACES[place],
      )}
    >
      <div className="flex items-center justify-between gap-4 py-2.5 pr-2.5 pl-4">
        <h2 id={titleId} className="text-base font-semibold">
          {title}
        </h2>
        <IconButton label="Close" onClick={() => dialog?.close()}>
          <X aria-hidden="true" size={16} />
        </IconButton>
      </div>
      <div className={BODIES[place]}>{children}</div>
    </dialog>
  );
}

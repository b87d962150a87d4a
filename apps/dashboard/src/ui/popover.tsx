import { clsx } from "clsx";
import { type ComponentProps, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { placeBeside } from "./place-beside.js";

interface PopoverProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Renders the button that opens it, with the properties that tie both together. */
  readonly trigger: (props: TriggerProps) => ReactNode;
  /** What it is, for screen readers. */
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

export type TriggerProps = Pick<
  ComponentProps<"button">,
  "ref" | "popoverTarget" | "aria-haspopup" | "aria-expanded"
>;

/**
 * A small dialog beside its button. It is the browser's own popover: above everything, modal
 * dialogs too; Escape and a click elsewhere close it, and the focus goes back to the button.
 */
export function Popover({ open, onOpenChange, trigger, label, className, children }: PopoverProps) {
  const id = useId();
  const buttonRef = useRef<HTMLButtonElement>(null);
  const popupRef = useRef<HTMLDivElement>(null);
  // Only what is shown can take the focus, and the content wants it as soon as it is there.
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    if (popupRef.current?.matches(":popover-open") !== open) popupRef.current?.togglePopover(open);
    if (!isShown) return;
    const place = () => putBeside(buttonRef.current, popupRef.current);
    place();
    window.addEventListener("resize", place);
    return () => window.removeEventListener("resize", place);
  }, [open, isShown]);
  return (
    <>
      {trigger({
        ref: buttonRef,
        popoverTarget: id,
        "aria-haspopup": "dialog",
        "aria-expanded": open,
      })}
      <div
        ref={popupRef}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        onToggle={(event) => {
          const isOpen = event.newState === "open";
          setIsShown(isOpen);
          if (isOpen !== open) onOpenChange(isOpen);
        }}
        className={clsx(
          "fixed inset-auto max-w-[calc(100vw-16px)] overflow-y-auto rounded-lg border border-line bg-raised text-ink shadow-float",
          className,
        )}
      >
        {isShown && children}
      </div>
    </>
  );
}

function putBeside(button: HTMLElement | null, popup: HTMLElement | null): void {
  if (!button || !popup) return;
  const size = { width: popup.offsetWidth, height: popup.scrollHeight };
  const place = placeBeside(button.getBoundingClientRect(), size, {
    width: window.innerWidth,
    height: window.innerHeight,
  });
  const px = (length: number | undefined) => (length === undefined ? "auto" : `${length}px`);
  popup.style.left = px(place.left);
  popup.style.top = px(place.top);
  popup.style.bottom = px(place.bottom);
  popup.style.maxHeight = px(place.maxHeight);
}

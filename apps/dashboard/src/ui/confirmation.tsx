import type { ReactNode } from "react";
import { Button } from "./button.js";
import { Modal } from "./modal.js";
import { ProblemNote } from "./problem-note.js";

interface ConfirmationProps {
  /** The question, naming what it is about. */
  readonly title: string;
  /** The button that does it: `Revoke key`. */
  readonly word: string;
  readonly isPending: boolean;
  readonly problem: string | undefined;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** What follows from it. */
  readonly children: ReactNode;
}

/** Asks before something is done that cannot be undone. */
export function Confirmation(props: ConfirmationProps) {
  const { title, word, isPending, problem, onConfirm, onClose, children } = props;
  return (
    <Modal title={title} onClose={onClose}>
      <div className="flex flex-col gap-4">
        <div className="break-words text-ink-soft">{children}</div>
        <ProblemNote problem={problem} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="danger" disabled={isPending} onClick={onConfirm}>
            {word}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

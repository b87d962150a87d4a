import { Button } from "../ui/button.js";
import { CopyButton } from "../ui/copy-button.js";
import { Modal } from "../ui/modal.js";

interface OneTimeLinkProps {
  readonly title: string;
  /** Whom to bring it to. */
  readonly email: string;
  readonly link: string;
  /** How long it lasts, such as `7 days`. */
  readonly lasts: string;
  readonly onClose: () => void;
}

/** A link, this once: whoever has it may use it, so it is brought to the person and nobody else. */
export function OneTimeLink({ title, email, link, lasts, onClose }: OneTimeLinkProps) {
  return (
    <Modal title={title} closedBy="button" onClose={onClose}>
      <div className="flex flex-col gap-4">
        <p className="text-ink-soft">
          Bring this link to {email}. It is shown this once, works once, and lasts {lasts}.
        </p>
        <div className="flex items-center gap-2 rounded-md border border-line-strong bg-panel py-2 pr-2 pl-3">
          <code className="min-w-0 flex-1 font-mono text-xs break-all">{link}</code>
          <CopyButton text={link} what="link" word="Copy" />
        </div>
        <div className="flex justify-end">
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        </div>
      </div>
    </Modal>
  );
}

import { TriangleAlert } from "lucide-react";
import { Button } from "../ui/button.js";
import { CopyButton } from "../ui/copy-button.js";
import { Modal } from "../ui/modal.js";

interface NewSecretProps {
  readonly name: string;
  readonly secret: string;
  readonly onClose: () => void;
}

/** The key itself, this once: closed by its buttons alone, lest a slip of the hand loses it. */
export function NewSecret({ name, secret, onClose }: NewSecretProps) {
  return (
    <Modal title={`Key “${name}”`} closedBy="button" onClose={onClose}>
      <div className="flex flex-col gap-4">
        <p className="flex gap-2 rounded-md bg-caution-soft px-3 py-2 text-xs text-caution">
          <TriangleAlert aria-hidden="true" size={15} className="mt-0.5 shrink-0" />
          Copy the key now and keep it where secrets are kept. It is shown this once: nobody can
          read it again.
        </p>
        <div className="flex items-center gap-2 rounded-md border border-line-strong bg-panel py-2 pr-2 pl-3">
          <code data-secret className="min-w-0 flex-1 font-mono text-xs break-all">
            {secret}
          </code>
          <CopyButton text={secret} what="key" word="Copy" />
        </div>
        <div className="flex justify-end">
          <Button look="primary" onClick={onClose}>
            I have kept it
          </Button>
        </div>
      </div>
    </Modal>
  );
}

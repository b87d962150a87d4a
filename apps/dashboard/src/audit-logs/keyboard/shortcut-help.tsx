import { KeyCap } from "../../ui/key-cap.js";
import { Modal } from "../../ui/modal.js";
import { SHORTCUT_HELP } from "./shortcuts.js";

/** The keys of the page. */
export function ShortcutHelp({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal title="Keyboard shortcuts" onClose={onClose}>
      <dl className="flex flex-col">
        {SHORTCUT_HELP.map(({ keys, does }) => (
          <div
            key={does}
            className="flex items-center justify-between gap-4 border-t border-line py-2"
          >
            <dt>{does}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <KeyCap key={key}>{key}</KeyCap>
              ))}
            </dd>
          </div>
        ))}
        <div className="flex items-center justify-between gap-4 border-t border-line py-2">
          <dt>Filter by a value</dt>
          <dd className="text-ink-soft">Click it</dd>
        </div>
        <div className="flex items-center justify-between gap-4 border-t border-line pt-2">
          <dt>Leave a value out</dt>
          <dd className="text-ink-soft">Alt-click it</dd>
        </div>
      </dl>
    </Modal>
  );
}

import { useQuery } from "@tanstack/react-query";
import { Radio } from "lucide-react";
import { useEffect, useEffectEvent } from "react";
import { useTRPC } from "../../api/trpc.js";
import { CopyButton } from "../../ui/copy-button.js";
import { Notice } from "../../ui/notice.js";
import { firstEventCommand } from "./first-event-command.js";
import { hasOwnEventsAlone } from "./own-events.js";

const LOOK_AGAIN_MS = 4_000;
/** Among so many of the newest there is one of a service, once there is any. */
const LOOKED_AT = 100;

/** For an organization without an event of a service: the line that records one, and a wait for it. */
export function FirstEvent({ onRecorded }: { readonly onRecorded: () => void }) {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.events.list.queryOptions(
      { limit: LOOKED_AT },
      { refetchInterval: LOOK_AGAIN_MS, gcTime: 0, retry: false },
    ),
  );
  const isThere = data !== undefined && !hasOwnEventsAlone(data.items);
  // Told once: the callback is another one after each render, which telling it causes.
  const tellRecorded = useEffectEvent(onRecorded);
  useEffect(() => {
    if (isThere) tellRecorded();
  }, [isThere]);
  const command = firstEventCommand(window.location);
  return (
    <Notice icon={Radio} title="Waiting for the first event">
      <p>
        Nothing has been recorded yet. This line records an event; put an API key with the scope{" "}
        <code className="font-mono text-xs text-ink">events:write</code> into{" "}
        <code className="font-mono text-xs text-ink">AUDIT_API_KEY</code>, and the address of your
        ingest service in the place of this one.
      </p>
      <div className="relative w-full">
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must too
          tabIndex={0}
          className="overflow-x-auto rounded-lg border border-line bg-panel p-4 pr-12 text-left font-mono text-xs text-ink"
        >
          {command}
        </pre>
        <CopyButton text={command} what="command" className="absolute! top-2 right-2 bg-panel" />
      </div>
      <p className="text-xs">The event appears here within seconds of being recorded.</p>
    </Notice>
  );
}

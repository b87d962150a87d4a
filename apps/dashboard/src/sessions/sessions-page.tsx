import type { OwnSession } from "@audit/types";
import { useQuery } from "@tanstack/react-query";
import { MonitorSmartphone } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "../api/trpc.js";
import { ListArea } from "../settings/list-area.js";
import { SettingsPage } from "../settings/settings-page.js";
import { MinuteTime } from "../time/minute-time.js";
import { Badge } from "../ui/badge.js";
import { Button } from "../ui/button.js";
import { type RecordColumn, RecordList } from "../ui/record-list.js";
import { browserName } from "./browser-name.js";
import { EndSession } from "./end-session.js";

const unknown = <span className="text-ink-faint">Not known</span>;

const COLUMNS: readonly RecordColumn<OwnSession>[] = [
  {
    name: "Browser",
    cell: ({ userAgent, isCurrent }) => (
      <span className="flex flex-wrap items-center gap-2 font-medium" title={userAgent}>
        {userAgent ? browserName(userAgent) : unknown}
        {isCurrent && <Badge tone="info">This session</Badge>}
      </span>
    ),
  },
  { name: "Address", cell: ({ ip }) => ip ?? unknown },
  { name: "Signed in", cell: ({ createdAt }) => <MinuteTime iso={createdAt} /> },
  {
    name: "Last used",
    cell: ({ lastUsedAt }) => <MinuteTime iso={lastUsedAt} />,
  },
];

/** Where the person is signed in, to end what should not be. */
export function SessionsPage() {
  const query = useQuery(useTRPC().sessions.list.queryOptions(undefined, { staleTime: 0 }));
  const [ended, setEnded] = useState<OwnSession>();
  const actions = (session: OwnSession) =>
    !session.isCurrent && (
      <Button size="small" onClick={() => setEnded(session)}>
        End
      </Button>
    );
  return (
    <SettingsPage
      section="Account"
      title="My Sessions"
      description="Where you are signed in. “Last used” is right to the day."
    >
      <ListArea what="sessions" query={query} icon={MonitorSmartphone} empty={null}>
        {(sessions) => (
          <RecordList
            label="Sessions"
            columns={COLUMNS}
            items={sessions}
            keyOf={({ id }) => id}
            actions={actions}
          />
        )}
      </ListArea>
      {ended && <EndSession session={ended} onClose={() => setEnded(undefined)} />}
    </SettingsPage>
  );
}

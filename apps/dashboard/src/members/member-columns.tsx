import type { Member, WorkspaceGrant } from "@audit/types";
import { ROLE_LABELS } from "../shell/roles.js";
import { MinuteTime } from "../time/minute-time.js";
import { Badge } from "../ui/badge.js";
import type { RecordColumn } from "../ui/record-list.js";

interface ReachProps {
  readonly role: Member["role"];
  readonly workspaces: readonly WorkspaceGrant[];
}

/** Which workspaces a role reaches. */
function Reach({ role, workspaces }: ReachProps) {
  if (role !== "member") return <span className="text-ink-faint">All</span>;
  if (workspaces.length === 0) return <span className="text-ink-faint">None yet</span>;
  return (
    <ul>
      {workspaces.map(({ workspaceId, role: workspaceRole }) => (
        <li key={workspaceId} className="break-words">
          {workspaceId} <span className="text-ink-faint">{workspaceRole}</span>
        </li>
      ))}
    </ul>
  );
}

/** What the page says of each member. */
export const MEMBER_COLUMNS: readonly RecordColumn<Member>[] = [
  {
    name: "Name",
    cell: ({ name, email }) => (
      <>
        <span className="block font-medium break-words">{name}</span>
        <span className="block text-xs break-words text-ink-faint">{email}</span>
      </>
    ),
  },
  {
    name: "Role",
    cell: ({ role }) => (
      <Badge tone={role === "owner" ? "special" : "neutral"}>{ROLE_LABELS[role]}</Badge>
    ),
  },
  { name: "Workspaces", cell: (member) => <Reach {...member} /> },
  { name: "Since", cell: ({ since }) => <MinuteTime iso={since} /> },
  {
    name: "Last sign-in",
    cell: ({ lastSignInAt }) =>
      lastSignInAt ? (
        <MinuteTime iso={lastSignInAt} />
      ) : (
        <span className="text-ink-faint">Not yet</span>
      ),
  },
];

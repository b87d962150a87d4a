import type { Invitation } from "@audit/types";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { failureOf } from "../api/failure.js";
import { useTRPC } from "../api/trpc.js";
import { useCaller } from "../shell/caller.js";
import { ROLE_LABELS } from "../shell/roles.js";
import { MinuteTime } from "../time/minute-time.js";
import { Button } from "../ui/button.js";
import { ProblemNote } from "../ui/problem-note.js";
import { type RecordColumn, RecordList } from "../ui/record-list.js";

const COLUMNS: readonly RecordColumn<Invitation>[] = [
  {
    name: "Invited",
    cell: ({ email }) => <span className="font-medium break-words">{email}</span>,
  },
  { name: "As", cell: ({ role }) => ROLE_LABELS[role] },
  {
    name: "In workspaces",
    cell: ({ role, workspaces }) =>
      role === "member" ? workspaces.map(({ workspaceId }) => workspaceId).join(", ") : "All",
  },
  { name: "By", cell: ({ createdBy }) => createdBy },
  { name: "Until", cell: ({ expiresAt }) => <MinuteTime iso={expiresAt} /> },
];

/** Who was invited and has not come yet; nothing when that is nobody. */
export function OpenInvitations() {
  const queries = useTRPC();
  const queryClient = useQueryClient();
  const mayManage = useCaller().permissions.includes("members:manage");
  const { data: invitations, error } = useQuery(
    queries.invitations.list.queryOptions(undefined, { staleTime: 0 }),
  );
  const revocation = useMutation(
    queries.invitations.revoke.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(queries.invitations.list.pathFilter()),
    }),
  );
  const failed = revocation.error ?? error;
  if (!failed && (!invitations || invitations.length === 0)) return null;
  return (
    <>
      <h2 className="px-4 pt-6 pb-2 text-sm font-semibold md:px-5">Open invitations</h2>
      <div className="px-4 pb-2 empty:hidden md:px-5">
        <ProblemNote problem={failed ? failureOf(failed).message : undefined} />
      </div>
      <RecordList
        label="Open invitations"
        columns={COLUMNS}
        items={invitations ?? []}
        keyOf={({ id }) => id}
        actions={
          mayManage
            ? ({ id, email }) => (
                <Button
                  size="small"
                  aria-label={`Revoke the invitation of ${email}`}
                  disabled={revocation.isPending}
                  onClick={() => revocation.mutate({ id })}
                >
                  Revoke
                </Button>
              )
            : undefined
        }
      />
    </>
  );
}

import type { Member } from "@audit/types";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { failureOf } from "../api/failure.js";
import { useTRPC, useTRPCClient } from "../api/trpc.js";
import { Button } from "../ui/button.js";
import { Modal } from "../ui/modal.js";
import { ProblemNote } from "../ui/problem-note.js";
import { OneTimeLink } from "./one-time-link.js";
import { RoleFields, roleOf } from "./role-fields.js";

interface ChangeMemberProps {
  readonly member: Member;
  readonly onClose: () => void;
}

/** Gives a member another role or other workspaces. */
export function ChangeMember({ member, onClose }: ChangeMemberProps) {
  const client = useTRPCClient();
  const queries = useTRPC();
  const queryClient = useQueryClient();
  const { userId } = member;
  const change = useMutation({
    mutationFn: async ({ role, workspaces }: ReturnType<typeof roleOf>) => {
      if (role !== member.role) await client.members.setRole.mutate({ userId, role });
      if (role === "member") await client.members.setWorkspaces.mutate({ userId, workspaces });
    },
    onSuccess: onClose,
    // Also after a failure: the role may have changed before the workspaces were refused.
    onSettled: () => queryClient.invalidateQueries(queries.members.list.pathFilter()),
  });
  const reset = useMutation(queries.members.resetLink.mutationOptions());
  if (reset.data) {
    const title = `New password for ${member.name}`;
    const { email } = member;
    const { link } = reset.data;
    return (
      <OneTimeLink title={title} email={email} link={link} lasts="an hour" onClose={onClose} />
    );
  }
  const problem = change.error ?? reset.error;
  return (
    <Modal title={`Access of ${member.name}`} closedBy="escape" onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(roleOf(new FormData(event.currentTarget)));
        }}
      >
        <RoleFields present={member} />
        <ProblemNote problem={problem ? failureOf(problem).message : undefined} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button
            className="mr-auto"
            disabled={reset.isPending}
            onClick={() => reset.mutate({ userId })}
          >
            Reset password
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={change.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Modal>
  );
}

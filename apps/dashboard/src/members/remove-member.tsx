import type { Member } from "@audit/types";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { failureOf } from "../api/failure.js";
import { useTRPC } from "../api/trpc.js";
import { useCaller } from "../shell/caller.js";
import { announce } from "../ui/announce.js";
import { Confirmation } from "../ui/confirmation.js";

interface RemoveMemberProps {
  readonly member: Member;
  readonly onClose: () => void;
}

/** Asks whether this member shall be removed, and does it. */
export function RemoveMember({ member: { userId, name, email }, onClose }: RemoveMemberProps) {
  const queries = useTRPC();
  const queryClient = useQueryClient();
  const { organization } = useCaller();
  const removal = useMutation(
    queries.members.remove.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(queries.members.list.pathFilter());
        announce(`${name} is removed.`);
        onClose();
      },
    }),
  );
  return (
    <Confirmation
      title={`Remove ${name}?`}
      word="Remove member"
      isPending={removal.isPending}
      problem={removal.error ? failureOf(removal.error).message : undefined}
      onConfirm={() => removal.mutate({ userId })}
      onClose={onClose}
    >
      {email} loses access to {organization.name} at once. Keys that this person made stay valid,
      and the log keeps what was done.
    </Confirmation>
  );
}

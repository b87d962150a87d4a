import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../api/trpc.js";
import { fieldProblems } from "../settings/field-problems.js";
import { Button } from "../ui/button.js";
import { Modal } from "../ui/modal.js";
import { ProblemNote } from "../ui/problem-note.js";
import { TextField } from "../ui/text-field.js";
import { OneTimeLink } from "./one-time-link.js";
import { RoleFields, roleOf } from "./role-fields.js";

/** Asks whom to invite as what, and shows the link that the person needs. */
export function InviteMember({ onClose }: { readonly onClose: () => void }) {
  const queries = useTRPC();
  const queryClient = useQueryClient();
  const creation = useMutation(
    queries.invitations.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(queries.invitations.list.pathFilter()),
    }),
  );
  if (creation.data) {
    const { invitation, link } = creation.data;
    const { email } = invitation;
    const title = `Invitation for ${email}`;
    return <OneTimeLink title={title} email={email} link={link} lasts="7 days" onClose={onClose} />;
  }
  const { byField, form } = fieldProblems(creation.error, ["email"]);
  return (
    <Modal title="Invite a member" closedBy="escape" onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const fields = new FormData(event.currentTarget);
          const email = fields.get("email");
          if (typeof email === "string") creation.mutate({ email, ...roleOf(fields) });
        }}
      >
        <TextField
          label="Email"
          name="email"
          type="email"
          autoComplete="off"
          autoFocus
          problem={byField.email}
        />
        <RoleFields present={{ role: "auditor", workspaces: [] }} />
        <ProblemNote problem={form} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={creation.isPending}>
            Invite
          </Button>
        </div>
      </form>
    </Modal>
  );
}

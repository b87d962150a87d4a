import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../api/trpc.js";
import { fieldProblems } from "../settings/field-problems.js";
import { Button } from "../ui/button.js";
import { CopyButton } from "../ui/copy-button.js";
import { Modal } from "../ui/modal.js";
import { ProblemNote } from "../ui/problem-note.js";
import { TextField } from "../ui/text-field.js";
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
    return <InvitationLink email={invitation.email} link={link} onClose={onClose} />;
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

interface InvitationLinkProps {
  readonly email: string;
  readonly link: string;
  readonly onClose: () => void;
}

/** The link, this once: whoever has it joins, so it is brought to the person and to nobody else. */
function InvitationLink({ email, link, onClose }: InvitationLinkProps) {
  return (
    <Modal title={`Invitation for ${email}`} closedBy="button" onClose={onClose}>
      <div className="flex flex-col gap-4">
        <p className="text-ink-soft">
          Bring this link to {email}. It is shown this once, works once, and lasts 7 days.
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

import type { Member } from "@audit/types";
import { useQuery } from "@tanstack/react-query";
import { UserPlus, Users } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "../api/trpc.js";
import { ListArea } from "../settings/list-area.js";
import { Permitted } from "../settings/permitted.js";
import { SettingsPage } from "../settings/settings-page.js";
import { useCaller } from "../shell/caller.js";
import { Button } from "../ui/button.js";
import { RecordList } from "../ui/record-list.js";
import { AccessReviewButton } from "./access-review-button.js";
import { ChangeMember } from "./change-member.js";
import { InviteMember } from "./invite-member.js";
import { MEMBER_COLUMNS } from "./member-columns.js";
import { OpenInvitations } from "./open-invitations.js";
import { RemoveMember } from "./remove-member.js";

/** *Admin Settings › Members*, for whoever may see them. */
export function MembersPage() {
  return (
    <Permitted permission="members:list">
      <Members />
    </Permitted>
  );
}

function Members() {
  const { permissions, role: ownRole } = useCaller();
  const query = useQuery(useTRPC().members.list.queryOptions(undefined, { staleTime: 0 }));
  const [open, setOpen] = useState<{ dialog: "change" | "remove"; member: Member }>();
  const [isInviting, setIsInviting] = useState(false);
  const mayManage = permissions.includes("members:manage");
  const close = () => setOpen(undefined);
  const actions = (member: Member) =>
    (member.role !== "owner" || ownRole === "owner") && (
      <span className="flex gap-2">
        <Button
          size="small"
          aria-label={`Change access of ${member.name}`}
          onClick={() => setOpen({ dialog: "change", member })}
        >
          Change
        </Button>
        <Button
          size="small"
          aria-label={`Remove ${member.name}`}
          onClick={() => setOpen({ dialog: "remove", member })}
        >
          Remove
        </Button>
      </span>
    );
  return (
    <SettingsPage
      section="Admin Settings"
      title="Members"
      description="Who may sign in to this organization, and what they may do."
      actions={
        <>
          {permissions.includes("keys:list") && <AccessReviewButton />}
          {mayManage && (
            <Button look="primary" onClick={() => setIsInviting(true)}>
              <UserPlus aria-hidden="true" size={15} />
              Invite
            </Button>
          )}
        </>
      }
    >
      <ListArea what="members" query={query} icon={Users} empty={null}>
        {(members) => (
          <RecordList
            label="Members"
            columns={MEMBER_COLUMNS}
            items={members}
            keyOf={({ userId }) => userId}
            actions={mayManage ? actions : undefined}
          />
        )}
      </ListArea>
      <OpenInvitations />
      {isInviting && <InviteMember onClose={() => setIsInviting(false)} />}
      {open?.dialog === "change" && <ChangeMember member={open.member} onClose={close} />}
      {open?.dialog === "remove" && <RemoveMember member={open.member} onClose={close} />}
    </SettingsPage>
  );
}

import { type Permission, RIGHTS } from "@audit/types";
import { ShieldOff } from "lucide-react";
import type { ReactNode } from "react";
import { useCaller } from "../shell/caller.js";
import { ROLE_LABELS } from "../shell/roles.js";
import { Notice } from "../ui/notice.js";

interface PermittedProps {
  readonly permission: Permission;
  readonly children: ReactNode;
}

/** A page for those who have a permission; for the others, who can give it to them. */
export function Permitted({ permission, children }: PermittedProps) {
  const { permissions, role, organization } = useCaller();
  if (permissions.includes(permission)) return children;
  const { meaning, roles } = RIGHTS[permission];
  return (
    <Notice icon={ShieldOff} title="This page is not for you" role="alert" isPage>
      <p>
        {role ? `Your role in ${organization.name} is ${role}, which` : "Your access"} does not
        include the permission <code className="font-mono text-xs text-ink">{permission}</code>:{" "}
        {meaning}. That is for the roles {roles.map((one) => ROLE_LABELS[one]).join(", ")}.
      </p>
    </Notice>
  );
}

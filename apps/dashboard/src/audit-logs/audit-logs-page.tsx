import { ShieldOff } from "lucide-react";
import { useCaller } from "../shell/caller.js";
import { Notice } from "../ui/notice.js";
import { AuditLogs } from "./audit-logs.js";

/** *Admin Settings › Audit Logs*, for whoever may read the log. */
export function AuditLogsPage() {
  const { permissions, role, organization } = useCaller();
  if (permissions.includes("audit_logs.list")) return <AuditLogs />;
  return (
    <Notice icon={ShieldOff} title="You may not read the audit log" role="alert" isPage>
      <p>
        {role ? `Your role in ${organization.name} is ${role}, which` : "Your access"} does not
        include the permission <code className="font-mono text-xs text-ink">audit_logs.list</code>.
        An owner or admin of the organization can give you the role auditor.
      </p>
    </Notice>
  );
}

import type { Permission } from "@audit/types";
import { KeyRound, type LucideIcon, ScrollText, Users } from "lucide-react";

interface Page {
  readonly to: "/audit-logs" | "/api-keys" | "/members";
  readonly name: string;
  readonly icon: LucideIcon;
  /** Who does not have it is not shown the way. The log itself is: it says what is missing. */
  readonly permission?: Permission;
}

/** The pages under *Admin Settings*. */
export const SETTINGS_PAGES: readonly Page[] = [
  { to: "/audit-logs", name: "Audit Logs", icon: ScrollText },
  { to: "/api-keys", name: "API Keys", icon: KeyRound, permission: "keys:list" },
  { to: "/members", name: "Members", icon: Users, permission: "members:list" },
];

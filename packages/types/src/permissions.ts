import * as z from "zod";

/** What an API key can be given. */
export const scopeSchema = z.enum([
  "events:write",
  "audit_logs.list",
  "audit_logs.export",
  "retention:manage",
  "queues:manage",
  "keys:manage",
]);
export type Scope = z.infer<typeof scopeSchema>;

/** What a caller may do: a person by role, a key by the scopes that bring it. */
export const permissionSchema = z.enum([
  ...scopeSchema.options,
  "audit_logs.count",
  "retention:list",
  "queues:list",
  "keys:list",
  "members:list",
  "members:manage",
  "settings:list",
  "settings:manage",
]);
export type Permission = z.infer<typeof permissionSchema>;

/** What somebody may do in a whole organization. */
export const organizationRoleSchema = z.enum(["owner", "admin", "auditor", "operator", "member"]);
export type OrganizationRole = z.infer<typeof organizationRoleSchema>;

/** What a member may do in a workspace: an organization's `member` has no rights but these. */
export const workspaceRoleSchema = z.enum(["admin", "auditor"]);
export type WorkspaceRole = z.infer<typeof workspaceRoleSchema>;

interface Right {
  /** What it lets somebody do, as screens and documents say it. */
  readonly meaning: string;
  readonly roles: readonly OrganizationRole[];
  /** Those who may do it to what belongs to their workspaces. */
  readonly workspaceRoles: readonly WorkspaceRole[];
  /** The scopes by which a key may do it. */
  readonly scopes: readonly Scope[];
}

const everyReader = { roles: ["owner", "admin", "auditor"] } as const;
const everyReaderAndOperator = { roles: ["owner", "admin", "auditor", "operator"] } as const;
const administrators = { roles: ["owner", "admin"] } as const;
const inWorkspaces = { workspaceRoles: ["admin", "auditor"] } as const;
const inNoWorkspace = { workspaceRoles: [] } as const;

/**
 * Who may do what: the one table from which routers, dashboard and documents take it. People
 * never write events: services do, by key.
 */
export const RIGHTS: Readonly<Record<Permission, Right>> = {
  "events:write": {
    meaning: "record events",
    roles: [],
    ...inNoWorkspace,
    scopes: ["events:write"],
  },
  "audit_logs.list": {
    meaning: "read events",
    ...everyReader,
    ...inWorkspaces,
    scopes: ["audit_logs.list"],
  },
  "audit_logs.count": {
    meaning: "count events",
    ...everyReaderAndOperator,
    ...inWorkspaces,
    scopes: ["audit_logs.list"],
  },
  "audit_logs.export": {
    meaning: "export events",
    ...everyReader,
    ...inWorkspaces,
    scopes: ["audit_logs.export"],
  },
  "retention:list": {
    meaning: "see retention policies and legal holds",
    ...everyReaderAndOperator,
    ...inNoWorkspace,
    scopes: ["retention:manage"],
  },
  "retention:manage": {
    meaning: "change retention policies and legal holds",
    roles: ["owner", "admin", "operator"],
    ...inNoWorkspace,
    scopes: ["retention:manage"],
  },
  "queues:list": {
    meaning: "see dead letters, without their bodies",
    ...everyReaderAndOperator,
    ...inNoWorkspace,
    scopes: ["queues:manage"],
  },
  "queues:manage": {
    meaning: "replay dead letters",
    roles: ["owner", "admin", "operator"],
    ...inNoWorkspace,
    scopes: ["queues:manage"],
  },
  "keys:list": {
    meaning: "see API keys",
    ...everyReader,
    ...inNoWorkspace,
    scopes: ["keys:manage"],
  },
  "keys:manage": {
    meaning: "create, rotate and revoke API keys",
    ...administrators,
    ...inNoWorkspace,
    scopes: ["keys:manage"],
  },
  "members:list": {
    meaning: "see members, invitations and their roles",
    ...everyReader,
    ...inNoWorkspace,
    scopes: [],
  },
  "members:manage": {
    meaning: "invite, change and remove members; owners are for owners alone",
    ...administrators,
    ...inNoWorkspace,
    scopes: [],
  },
  "settings:list": {
    meaning: "see the organization's settings",
    ...everyReader,
    ...inNoWorkspace,
    scopes: [],
  },
  "settings:manage": {
    meaning: "change the organization's settings",
    ...administrators,
    ...inNoWorkspace,
    scopes: [],
  },
};

const permissionsWhere = (holds: (right: Right) => boolean): readonly Permission[] =>
  permissionSchema.options.filter((permission) => holds(RIGHTS[permission]));

/** What a role may do in its whole organization. */
export const permissionsOfRole = (role: OrganizationRole): readonly Permission[] =>
  permissionsWhere(({ roles }) => roles.includes(role));

/** What a workspace role may do to what belongs to the workspace. */
export const permissionsOfWorkspaceRole = (role: WorkspaceRole): readonly Permission[] =>
  permissionsWhere(({ workspaceRoles }) => workspaceRoles.includes(role));

/** What a key with these scopes may do. */
export const permissionsOfScopes = (scopes: readonly Scope[]): readonly Permission[] =>
  permissionsWhere((right) => right.scopes.some((scope) => scopes.includes(scope)));

const mark = (holds: boolean) => (holds ? "✓" : "");

/** The table as Markdown, as `docs/access.md` holds it. `w`: in the member's workspaces alone. */
export function rightsAsMarkdown(): string {
  const roles = organizationRoleSchema.options;
  const rows = permissionSchema.options.map((permission) => {
    const right = RIGHTS[permission];
    const held = roles.map((role) =>
      role === "member" && right.workspaceRoles.length > 0 ? "w" : mark(right.roles.includes(role)),
    );
    const scopes = right.scopes.map((scope) => `\`${scope}\``).join(", ");
    return [right.meaning, `\`${permission}\``, ...held, scopes];
  });
  const head = ["may", "permission", ...roles, "by the key's scope"];
  const lines = [head, head.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

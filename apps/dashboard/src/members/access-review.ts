import type { ApiKey, Member } from "@audit/types";

/** A spreadsheet takes a cell that begins so for a formula; an apostrophe makes it a text again. */
const FORMULA = /^[=+\-@\t\r]/;

function cellText(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const HEAD = ["kind", "name", "id", "access", "narrowed_to", "since", "last_use", "ends"];

const personRow = ({ name, email, role, workspaces, since, lastSignInAt }: Member) => [
  "person",
  name,
  email,
  role,
  workspaces.map((grant) => `${grant.workspaceId} (${grant.role})`).join("; "),
  since,
  lastSignInAt ?? "",
  "",
];

const narrowing = ({ workspaceId, resourceTypes = [], allowedCidrs = [] }: ApiKey) =>
  [
    ...(workspaceId === undefined ? [] : [`workspace ${workspaceId}`]),
    ...resourceTypes.map((type) => `type ${type}`),
    ...allowedCidrs.map((range) => `from ${range}`),
  ].join("; ");

const keyRow = (key: ApiKey) => [
  "api_key",
  key.name,
  key.prefix,
  key.scopes.join("; "),
  narrowing(key),
  key.createdAt,
  key.lastUsedAt ?? "",
  key.revokedAt ?? key.expiresAt ?? "",
];

/** Who and what reaches the log, a line each, as CSV (RFC 4180); times ISO 8601 in UTC. */
export function accessReview(members: readonly Member[], keys: readonly ApiKey[]): string {
  const rows = [HEAD, ...members.map(personRow), ...keys.map(keyRow)];
  return rows.map((row) => `${row.map(cellText).join(",")}\r\n`).join("");
}

import type { Category } from "@audit/types";

const ACCESS: ReadonlySet<string> = new Set(["read", "list", "get", "view", "download"]);
const AUTH: ReadonlySet<string> = new Set(["login", "logout"]);

/**
 * The category of an action that came without one. Of a dotted action the last part decides by
 * its first word (`s3.get_object` and `prompt.view` are access, `view.create` is a change); a sign-in
 * is one wherever it stands (`login.failed`, `user.login`). Everything else is a change.
 */
export function categoryOf(action: string): Category {
  const parts = action.split(".");
  if (parts.some((part) => AUTH.has(part))) return "auth";
  const [verb = ""] = parts.at(-1)?.split(/[_:-]/) ?? [];
  if (AUTH.has(verb)) return "auth";
  return ACCESS.has(verb) ? "access" : "change";
}

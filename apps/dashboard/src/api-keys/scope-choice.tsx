import { scopeSchema } from "@audit/types";
import { useId } from "react";
import { useCaller } from "../shell/caller.js";
import { scopeLabel } from "./key-words.js";

/** What the key may do: of what its maker may, and to record events, which services alone do. */
export function ScopeChoice({ problem }: { readonly problem: string | undefined }) {
  const { permissions } = useCaller();
  const id = useId();
  const scopes = scopeSchema.options.filter(
    (scope) => scope === "events:write" || permissions.includes(scope),
  );
  return (
    <fieldset
      aria-invalid={problem ? true : undefined}
      aria-describedby={problem ? `${id}-problem` : undefined}
    >
      <legend className="pb-1 text-xs font-medium">The key may</legend>
      {scopes.map((scope) => (
        <label
          key={scope}
          className="-mx-2 flex min-h-8 items-center gap-2.5 rounded-md px-2 hover:bg-hover"
        >
          <input type="checkbox" name="scopes" value={scope} className="size-4 accent-accent" />
          <span className="min-w-0 flex-1">{scopeLabel(scope)}</span>
          <code className="font-mono text-2xs text-ink-faint">{scope}</code>
        </label>
      ))}
      {problem && (
        <p id={`${id}-problem`} role="alert" className="pt-1 text-xs text-negative">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

import { useCaller } from "./caller.js";

/** The organization whose log is shown; every page shows one organization only. */
export function OrganizationName() {
  const { organization } = useCaller();
  return (
    <div className="flex h-9 min-w-0 items-center gap-2.5 px-1.5">
      <span
        aria-hidden="true"
        className="flex size-6 shrink-0 items-center justify-center rounded-md bg-accent text-xs font-semibold text-on-accent"
      >
        {organization.name.slice(0, 1).toUpperCase()}
      </span>
      <span className="truncate font-semibold" title={organization.name}>
        {organization.name}
      </span>
    </div>
  );
}

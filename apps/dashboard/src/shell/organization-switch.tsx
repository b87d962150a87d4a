import { useMutation, useQuery } from "@tanstack/react-query";
import { Check, ChevronsUpDown } from "lucide-react";
import { useState } from "react";
import { failureOf } from "../api/failure.js";
import { useTRPC } from "../api/trpc.js";
import { Popover } from "../ui/popover.js";
import { ProblemNote } from "../ui/problem-note.js";
import { useCaller } from "./caller.js";
import { organizationChanged } from "./organization-change.js";
import { OrganizationName } from "./organization-name.js";
import { ROLE_LABELS } from "./roles.js";

/** The organization whose log is shown; for whoever belongs to several, the choice of another. */
export function OrganizationSwitch() {
  const queries = useTRPC();
  const { data: organizations = [] } = useQuery(queries.organizations.mine.queryOptions());
  const { organization } = useCaller();
  const [isOpen, setIsOpen] = useState(false);
  const change = useMutation(
    queries.organizations.switchTo.mutationOptions({
      onSuccess: organizationChanged,
    }),
  );
  if (organizations.length < 2) return <OrganizationName />;
  return (
    <Popover
      open={isOpen}
      onOpenChange={setIsOpen}
      label="Organizations"
      className="w-64 p-1"
      trigger={(props) => (
        <button
          type="button"
          {...props}
          aria-label={`Organization ${organization.name}, change`}
          className="flex min-w-0 items-center gap-2 rounded-md pr-1.5 text-left transition-colors hover:bg-hover"
        >
          <OrganizationName />
          <ChevronsUpDown
            aria-hidden="true"
            size={14}
            className="ml-auto shrink-0 text-ink-faint"
          />
        </button>
      )}
    >
      <ul>
        {organizations.map(({ id, name, role }) => (
          <li key={id}>
            <button
              type="button"
              aria-current={id === organization.id}
              disabled={change.isPending}
              onClick={() => (id === organization.id ? setIsOpen(false) : change.mutate({ id }))}
              className="flex min-h-9 w-full items-center gap-2 rounded-md px-2 py-1 text-left hover:bg-hover disabled:opacity-50"
            >
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{name}</span>
                <span className="block text-2xs text-ink-faint">{ROLE_LABELS[role]}</span>
              </span>
              {id === organization.id && <Check aria-hidden="true" size={14} />}
            </button>
          </li>
        ))}
      </ul>
      <ProblemNote problem={change.error ? failureOf(change.error).message : undefined} />
    </Popover>
  );
}

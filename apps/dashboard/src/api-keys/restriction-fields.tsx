import { localTimeZone, useClock } from "../time/clock.js";
import { TextField } from "../ui/text-field.js";

/** What narrows the key; every field may stay empty. */
export function RestrictionFields({
  problems,
}: {
  readonly problems: Readonly<Record<string, string>>;
}) {
  const { mode } = useClock();
  const field = (name: string) => ({ name, problem: problems[name], required: false });
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label="Service" {...field("service")} hint="What its events come from" />
        <TextField label="Environment" {...field("environment")} hint="Such as production" />
      </div>
      <TextField
        label="Workspace"
        {...field("workspaceId")}
        hint="The ID of the only one whose events it may record and read"
      />
      <TextField
        label="Resource types"
        {...field("resourceTypes")}
        hint="The only ones that it may record and read, with commas between them"
      />
      <TextField
        label="Addresses"
        {...field("allowedCidrs")}
        hint="From which it may be used: 10.0.0.0/8, 2001:db8::/32"
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Expires"
          type="datetime-local"
          {...field("expiresAt")}
          hint={mode === "utc" ? "UTC" : localTimeZone()}
        />
        <TextField
          label="Events a minute"
          type="number"
          min={1}
          {...field("eventsPerMinute")}
          hint="At most"
        />
      </div>
    </>
  );
}

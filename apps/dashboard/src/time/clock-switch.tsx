import { ChoiceSwitch } from "../ui/choice-switch.js";
import { localTimeZone, useClock } from "./clock.js";
import { timeParts } from "./format-time.js";

/** Local time or UTC, for every time on the page; shows what the local zone is called. */
export function ClockSwitch() {
  const { mode, setMode } = useClock();
  const zone = localTimeZone();
  const choices = [
    {
      value: "local",
      label: `Local (${timeParts(new Date().toISOString(), zone).zone})`,
      title: `Times in ${zone}`,
    },
    { value: "utc", label: "UTC", title: "Times in UTC" },
  ] as const;
  return <ChoiceSwitch label="Time zone" choices={choices} chosen={mode} onChoose={setMode} />;
}

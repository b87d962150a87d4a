import { eventInputSchema } from "@audit/types";
import { expect, it } from "vitest";
import { firstEventCommand } from "./first-event-command.js";

it("sends an event that the documented schema accepts to the ingest service beside the page", () => {
  const command = firstEventCommand({ protocol: "http:", hostname: "localhost" });
  expect(command).toContain("curl http://localhost:4001/v1/events");
  const body = /-d '(.*)'/s.exec(command)?.[1] ?? "";
  expect(eventInputSchema.safeParse(JSON.parse(body)).success).toBe(true);
});

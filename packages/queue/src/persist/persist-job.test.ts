import { describe, expect, it } from "vitest";
import { sampleEvent, sampleGroup, sampleJob } from "../../test/samples.js";
import { parsePayload, UnreadableJobError } from "../job-definition.js";
import { persistJob } from "./persist-job.js";

const withEvents = (...events: readonly unknown[]) => ({
  version: 1,
  groups: [{ ...sampleGroup(1, 1), events }],
});

describe("a persist job's payload", () => {
  it("is read as it is, with event fields that this version does not know", () => {
    const job = withEvents({ ...sampleEvent(1), addedLater: { deep: true } });
    expect(parsePayload(persistJob, job)).toEqual(job);
  });

  it.each([
    ["another version", { ...sampleJob(1), version: 2 }],
    ["no version", { groups: sampleJob(1).groups }],
    ["no groups", { version: 1, groups: [] }],
    [
      "a group without a producer",
      { version: 1, groups: [{ ...sampleGroup(1, 1), producer: undefined }] },
    ],
    [
      "a short organization id",
      { version: 1, groups: [{ ...sampleGroup(1, 1), organizationId: "a" }] },
    ],
    ["no events", withEvents()],
    ["an event that is null", withEvents(null)],
    ["an event with a short id", withEvents({ ...sampleEvent(1), id: "1" })],
    ["an event without a time", withEvents({ ...sampleEvent(1), occurredAt: undefined })],
    ["an event without an action", withEvents({ ...sampleEvent(1), action: "" })],
    ["an event without an actor's id", withEvents({ ...sampleEvent(1), actor: { type: "user" } })],
    ["an event without a resource", withEvents({ ...sampleEvent(1), resource: null })],
    ["an event without a hash", withEvents({ ...sampleEvent(1), inputHash: undefined })],
    ["a text", "job"],
    ["nothing", undefined],
  ])("is unreadable with %s", (_what, payload) => {
    expect(() => parsePayload(persistJob, payload)).toThrow(UnreadableJobError);
  });

  it("names the event that is wrong and shows no value", () => {
    const wrong = { ...sampleEvent(7), action: "", reason: "a secret" };
    const parse = () => parsePayload(persistJob, withEvents(sampleEvent(1), wrong));
    expect(parse).toThrow(/groups\.0\.events: event 1 lacks one of id/);
    expect(parse).not.toThrow(/secret|Alice/);
  });
});

import { eventInputSchema } from "@audit/types";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mapCloudTrailRecord } from "./map-record.js";

const record = (changed: Record<string, unknown> = {}) => ({
  eventVersion: "1.09",
  eventID: "1c2d3e4f-0000-4000-8000-000000000001",
  eventTime: "2026-03-01T10:00:00Z",
  eventSource: "iam.amazonaws.com",
  eventName: "CreateUser",
  eventType: "AwsApiCall",
  awsRegion: "us-east-1",
  sourceIPAddress: "198.51.100.7",
  userAgent: "aws-cli/2.17",
  readOnly: false,
  recipientAccountId: "111122223333",
  requestID: "req-1",
  userIdentity: {
    type: "IAMUser",
    principalId: "AIDAEXAMPLE",
    arn: "arn:aws:iam::111122223333:user/ops/alice",
    accountId: "111122223333",
    accessKeyId: "ASIAEXAMPLE",
    userName: "alice",
  },
  requestParameters: { userName: "bob" },
  responseElements: { user: { userName: "bob", userId: "AIDABOB" } },
  ...changed,
});

function map(changed: Record<string, unknown> = {}) {
  const mapped = mapCloudTrailRecord(record(changed));
  if (!mapped.ok) throw new Error(`${mapped.path}: ${mapped.message}`);
  expect(eventInputSchema.safeParse(mapped.event).error).toBeUndefined();
  return mapped;
}
const eventOf = (changed: Record<string, unknown> = {}) => map(changed).event;

describe("a CloudTrail record", () => {
  it("becomes an event that answers the eight questions", () => {
    expect(map()).toEqual({
      ok: true,
      unmapped: [],
      event: {
        id: "1c2d3e4f-0000-4000-8000-000000000001",
        occurredAt: "2026-03-01T10:00:00Z",
        actor: {
          type: "user",
          id: "arn:aws:iam::111122223333:user/ops/alice",
          name: "alice",
        },
        workspace: { id: "111122223333", name: "AWS 111122223333" },
        action: "create",
        category: "change",
        resource: { type: "iam.user", id: "bob" },
        status: 200,
        client: { ip: "198.51.100.7", userAgent: "aws-cli/2.17" },
        request: { id: "req-1", path: "iam:CreateUser" },
        changes: { after: { userName: "bob" } },
        metadata: {
          eventName: "iam:CreateUser",
          eventType: "AwsApiCall",
          region: "us-east-1",
          readOnly: false,
          principalId: "AIDAEXAMPLE",
          accessKeyId: "ASIAEXAMPLE",
          responseElements: { user: { userName: "bob", userId: "AIDABOB" } },
        },
      },
    });
  });

  it.each([
    ["eventTime", { eventTime: "yesterday" }],
    ["eventName", { eventName: undefined }],
    ["eventSource", { eventSource: 7 }],
    ["userIdentity", { userIdentity: undefined }],
  ])("without a usable %s cannot be mapped, and says so", (path, changed) => {
    expect(mapCloudTrailRecord(record(changed))).toMatchObject({ ok: false, path });
  });

  it("that is no object cannot be mapped", () => {
    expect(mapCloudTrailRecord("text")).toMatchObject({ ok: false, path: "" });
    expect(mapCloudTrailRecord(null)).toMatchObject({ ok: false, path: "" });
  });

  it("without a usable id gets one from its content, the same each time", () => {
    const { event, unmapped } = map({ eventID: "no uuid" });
    expect(event.id).toBe(eventOf({ eventID: "no uuid" }).id);
    expect(event.id).not.toBe(eventOf({ eventID: "no uuid", requestID: "req-2" }).id);
    expect(unmapped).toEqual(["eventID: absent or no UUID, an id was derived from the record"]);
  });

  it("keeps what it does not know or cannot read, and reports it", () => {
    const { event, unmapped } = map({ addendum: { reason: "DELIVERY_DELAY" }, sourceIPAddress: 7 });
    expect(event.metadata).toMatchObject({
      addendum: { reason: "DELIVERY_DELAY" },
      sourceIPAddress: 7,
    });
    expect(unmapped).toEqual([
      "field sourceIPAddress: not known or not as documented, kept in metadata",
      "field addendum: not known or not as documented, kept in metadata",
    ]);
  });

  it("keeps its size in bounds, and reports what was cut", () => {
    const { event, unmapped } = map({
      requestParameters: { userName: "bob", text: "x".repeat(100_000) },
      responseElements: { text: "y".repeat(100_000) },
      userAgent: "z".repeat(5_000),
    });
    expect(JSON.stringify(event).length).toBeLessThan(40_000);
    expect(event.resource.id).toBe("bob");
    expect(unmapped).toHaveLength(2);
  });

  it("never fails on any JSON, and what it maps is valid", () => {
    const json = fc.jsonValue({ maxDepth: 4 });
    const fields = fc.dictionary(fc.constantFrom(...Object.keys(record()), "constructor"), json);
    fc.assert(
      fc.property(fields, json, (changed, parameters) => {
        const mapped = mapCloudTrailRecord({
          ...record({ requestParameters: parameters }),
          ...changed,
        });
        if (!mapped.ok) return mapped.message.length > 0;
        return eventInputSchema.safeParse(mapped.event).success;
      }),
      { numRuns: 500 },
    );
  });

  it.each(["constructor", "__proto__", "toString", "", "REST.GET.OBJECT", "ünïcode", "1"])(
    "may be called %j",
    (eventName) => {
      const mapped = mapCloudTrailRecord(
        record({ eventName, requestParameters: { constructor: "x", toString: "y" } }),
      );
      if (eventName === "") expect(mapped.ok).toBe(false);
      else expect(mapped.ok && eventInputSchema.safeParse(mapped.event).success).toBe(true);
    },
  );
});

describe("the client", () => {
  it.each([
    ["198.51.100.7", "198.51.100.7", undefined],
    ["2001:db8::7", "2001:db8::7", undefined],
    ["ec2.amazonaws.com", undefined, "ec2.amazonaws.com"],
    ["AWS Internal", undefined, "AWS Internal"],
  ])("of %s has the address %s", (sourceIPAddress, ip, sourceAddress) => {
    const event = eventOf({ sourceIPAddress });
    expect(event.client?.ip).toBe(ip);
    expect(event.metadata?.sourceAddress).toBe(sourceAddress);
  });
});

describe("what a call asked for", () => {
  const parameters = { userName: "bob" };

  it("is the state after where something was made or changed", () => {
    expect(eventOf({ eventName: "UpdateUser" }).changes).toEqual({ after: parameters });
  });

  it.each([
    ["was deleted", { eventName: "DeleteUser" }],
    ["was read", { eventName: "GetUser", readOnly: true }],
    ["did not succeed", { errorCode: "AccessDenied" }],
  ])("is metadata where something %s", (_name, changed) => {
    const event = eventOf(changed);
    expect(event.changes).toBeUndefined();
    expect(event.metadata?.requestParameters).toEqual(parameters);
  });
});

import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { newEventId, newOrganizationId } from "../../test/samples.js";
import { eventDocumentId } from "./event-document-id.js";

const ORGANIZATION = "0123456789abcdef01234567";
const EVENT = "01932b0e-7e8a-7abc-8def-0123456789ab";

describe("the _id of an event", () => {
  it("is the time of its UUID, then 80 bits of SHA-256(organization ‖ id)", () => {
    const bytes = Buffer.from(ORGANIZATION + EVENT.replaceAll("-", ""), "hex");
    const digest = createHash("sha256").update(bytes).digest("hex");
    expect(eventDocumentId(ORGANIZATION, EVENT).toString("hex")).toBe(
      `01932b0e7e8a${digest.slice(0, 20)}`,
    );
  });

  it("differs by organization and by event", () => {
    const ids = [
      eventDocumentId(ORGANIZATION, EVENT),
      eventDocumentId(newOrganizationId(), EVENT),
      eventDocumentId(ORGANIZATION, newEventId()),
    ];
    expect(new Set(ids.map((id) => id.toString("hex"))).size).toBe(3);
  });

  it.each([
    ["an id that is no UUID", ORGANIZATION, "01932b0e-7e8a-7abc-8def-0123456789zz"],
    ["an id that is too short", ORGANIZATION, "01932b0e"],
    ["an organization that is no ObjectId", "acme", EVENT],
  ])("refuses %s", (_, organizationId, eventId) => {
    expect(() => eventDocumentId(organizationId, eventId)).toThrow(RangeError);
  });
});

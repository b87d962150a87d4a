import { acceptedEventSchema, EVENT_LIMITS } from "@audit/types";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventOfRequest, seenRequest } from "../test/requests.js";
import { accepted, minimal } from "../test/samples.js";
import { isWellFormed } from "./body/well-formed.js";

/** What holds of every accepted event, whatever was sent. */
function expectStorable(event: unknown): void {
  const text = JSON.stringify(event);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(EVENT_LIMITS.eventBytes);
  const sent: unknown = JSON.parse(text);
  expect(acceptedEventSchema.parse(sent)).toEqual(sent);
  expect(allTexts(event).every(isWellFormed)).toBe(true);
}

function allTexts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...allTexts(inner)]);
}

const anyJson = fc.jsonValue({ maxDepth: 5, stringUnit: "binary" });

/** Arbitrary JSON in every place that cannot refuse an event, known keys and unknown ones. */
const strangeEvent = fc
  .record(
    {
      id: anyJson,
      occurredAt: anyJson,
      workspace: anyJson,
      category: anyJson,
      client: fc.oneof(
        anyJson,
        fc.record({ ip: anyJson, userAgent: anyJson, forwardedFor: anyJson }),
      ),
      request: fc.oneof(anyJson, fc.record({ id: anyJson, method: anyJson, path: anyJson })),
      changes: fc.oneof(anyJson, fc.record({ before: anyJson, after: anyJson })),
      reason: anyJson,
      error: fc.oneof(anyJson, fc.record({ code: anyJson, message: anyJson })),
      metadata: anyJson,
      outcome: anyJson,
      unknown: anyJson,
      producer: anyJson,
    },
    { requiredKeys: [] },
  )
  .chain((details) =>
    fc
      .record({
        actor: fc.dictionary(fc.string(), anyJson),
        resource: fc.dictionary(fc.string(), anyJson),
      })
      .map(({ actor, resource }) => ({
        ...details,
        ...minimal,
        actor: { ...actor, ...minimal.actor },
        resource: { ...resource, ...minimal.resource },
      })),
  );

/** Long, for a machine that does other things too. */
const TIMEOUT_MS = 60_000;

describe("intake, whatever is sent", { timeout: TIMEOUT_MS }, () => {
  it("accepts an event with any JSON in every optional place", () => {
    fc.assert(
      fc.property(strangeEvent, (raw) => expectStorable(accepted(raw))),
      { numRuns: 150 },
    );
  });

  it("accepts the event of any HTTP request", () => {
    fc.assert(
      fc.property(seenRequest, (request) => expectStorable(accepted(eventOfRequest(request)))),
      { numRuns: 150 },
    );
  });

  it("leaves the event's own words alone when they are in order", () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9]{0,20}$/);
    // A word alone may name a secret: `pw`.
    const harmlessName = word.map((before) => `${before}_note`);
    fc.assert(
      fc.property(
        word,
        word,
        fc.uuid(),
        fc.dictionary(harmlessName, fc.oneof(word, fc.integer())),
        (id, type, uuid, metadata) => {
          const raw = {
            ...minimal,
            id: uuid,
            actor: { type: "service", id },
            resource: { type, id },
            metadata,
          };
          const { inputHash: _, occurredAt: __, ...event } = accepted(raw);
          expect({ ...event, metadata: event.metadata ?? {} }).toEqual(raw);
        },
      ),
    );
  });

  it("never changes what it was given", () => {
    fc.assert(
      fc.property(strangeEvent, (raw) => {
        const before = JSON.stringify(raw);
        accepted(raw);
        expect(JSON.stringify(raw)).toBe(before);
      }),
    );
  });
});

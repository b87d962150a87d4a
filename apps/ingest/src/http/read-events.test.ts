import { AppError } from "@audit/types";
import { describe, expect, it } from "vitest";
import { readEvents } from "./read-events.js";

const json = (body: unknown) => readEvents("application/json", body).events;

describe("the events of a JSON body", () => {
  it.each([
    ['{"a":1}', [{ a: 1 }]],
    ['[{"a":1},2]', [{ a: 1 }, 2]],
    ['{"events":[1,2]}', [1, 2]],
    ['{"events":[1,2],"actor":{}}', [{ events: [1, 2], actor: {} }]],
    ['{"events":"none"}', [{ events: "none" }]],
    ["null", [null]],
    ['"text"', ["text"]],
    ["[]", []],
    ["\uFEFF[1]", [1]],
    ['{"a":12345678901234567890}', [{ a: "12345678901234567890" }]],
  ])("of %j are %j", (body, events) => {
    expect(json(body)).toEqual(events);
  });

  it("keep keys that JavaScript gives a meaning", () => {
    expect(JSON.stringify(json('{"__proto__":{"a":1}}'))).toBe('[{"__proto__":{"a":1}}]');
  });

  it.each(["", "  \n", undefined, null, 1])("cannot be read from %j", (body) => {
    expect(() => json(body)).toThrow(AppError);
  });

  it("are not guessed from broken JSON, and the message does not quote it", () => {
    expect(() => json('{"a":1} x')).toThrow(/not valid JSON \(at character 9\)/);
    expect(() => json("[12345678901234567890] x")).toThrow(/\(at character 24\)/);
    expect(() => json('{"secret": nope}')).toThrow(/not valid JSON/);
    expect(() => json('{"secret": nope}')).not.toThrow(/secret|nope/);
  });
});

describe("the events of NDJSON", () => {
  const lines = (body: string) => readEvents("application/x-ndjson", body);

  it("are its lines, without the empty ones", () => {
    expect(lines('{"a":1}\r\n\n  \n[2]\n').events).toEqual([{ a: 1 }, [2]]);
    expect(lines('{"a":1}\n{"a":2}').notJson.size).toBe(0);
  });

  it("have their integers beyond 2^53 as texts", () => {
    const { events } = lines('{"a":12345678901234567890}\n12345678901234567891');
    expect(events).toEqual([{ a: "12345678901234567890" }, "12345678901234567891"]);
  });

  it("stand in their place when a line is no JSON", () => {
    const { events, notJson } = lines('{"a":1}\n\nbroken\n{"a":3}');
    expect(events).toHaveLength(3);
    expect([...notJson]).toEqual([1]);
  });
});

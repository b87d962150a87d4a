import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createJsonSplitter } from "./json-splitter.js";

function split(text: string, chunkLength = text.length || 1, longest = 10_000) {
  const splitter = createJsonSplitter({ listName: "Records", longest });
  const pieces = [];
  for (let start = 0; start < text.length; start += chunkLength) {
    pieces.push(...splitter.push(text.slice(start, start + chunkLength)));
  }
  splitter.end();
  return pieces.map((piece) => ("text" in piece ? JSON.parse(piece.text) : "too long"));
}

const records = [{ a: 1 }, { b: { Records: [{ c: '"}]\\' }] } }];

describe("cutting JSON into records", () => {
  it.each([
    ["a list in an object", JSON.stringify({ Records: records })],
    [
      "such a list after and before other fields",
      `{"x": [{"y": "Records"}], "Records" : ${JSON.stringify(records)}, "z": {"w": [1]}}`,
    ],
    [
      "two such objects",
      `${JSON.stringify({ Records: records.slice(0, 1) })}\n${JSON.stringify({ Records: records.slice(1) })}`,
    ],
    ["a bare list", JSON.stringify(records, null, 2)],
    ["objects line by line", records.map((record) => JSON.stringify(record)).join("\n")],
  ])("finds those of %s, wherever the chunks end", (_name, text) => {
    for (const chunkLength of [1, 2, 7, 1_000]) expect(split(text, chunkLength)).toEqual(records);
  });

  it("takes an object without such a list for a record", () => {
    expect(split('{"records": [1], "Records": {"a": []}}')).toEqual([
      { records: [1], Records: { a: [] } },
    ]);
  });

  it("finds none in an empty text or list", () => {
    expect(split(" \n")).toEqual([]);
    expect(split('{"Records":[]}')).toEqual([]);
  });

  it("skips a record that is too long, and goes on", () => {
    const text = JSON.stringify({ Records: [{ a: "x".repeat(200) }, { b: 1 }] });
    expect(split(text, 16, 100)).toEqual(["too long", { b: 1 }]);
  });

  it.each(["CSV;text", '"text"', "[1, 2]", "[[{}]]", '{"Records": [1]}', "]"])(
    "refuses %s",
    (text) => {
      expect(() => split(text)).toThrow("not JSON records");
    },
  );

  it.each(['{"Records": [{"a": 1}', '{"Records": [{"a": 1}]', '[{"a": "', "["])(
    "says that %s was cut off",
    (text) => {
      expect(() => split(text)).toThrow("ends in the middle");
    },
  );

  it("gives back any records, in any chunks", () => {
    const record = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(fc.array(record), fc.integer({ min: 1, max: 50 }), (list, chunkLength) => {
        const plain = JSON.parse(JSON.stringify(list));
        expect(split(JSON.stringify({ Records: list }), chunkLength)).toEqual(plain);
        expect(split(JSON.stringify(list, null, 1), chunkLength)).toEqual(plain);
      }),
    );
  });
});

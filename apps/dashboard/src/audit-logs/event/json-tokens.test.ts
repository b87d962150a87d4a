import { expect, it } from "vitest";
import { jsonTokens } from "./json-tokens.js";

const value = {
  'a "quoted" key': "text with \\ and : and 12 and true",
  number: -1.5e-7,
  list: [true, false, null, 0],
  empty: {},
  "": "",
};

it("loses nothing of the text", () => {
  const json = JSON.stringify(value, null, 2);
  expect(
    jsonTokens(json)
      .map(({ text }) => text)
      .join(""),
  ).toBe(json);
});

it("tells keys from values", () => {
  expect(jsonTokens('{"a": "b", "c": [1, null]}').filter(({ kind }) => kind !== "mark")).toEqual([
    { kind: "key", text: '"a"' },
    { kind: "string", text: '"b"' },
    { kind: "key", text: '"c"' },
    { kind: "number", text: "1" },
    { kind: "word", text: "null" },
  ]);
});

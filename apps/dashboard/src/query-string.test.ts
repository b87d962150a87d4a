import { describe, expect, it } from "vitest";
import { parseQueryString, printQueryString } from "./query-string.js";

describe("the query string", () => {
  it("keeps texts as texts, whatever they look like", () => {
    expect(parseQueryString("?event=404&range=true&from=1e3")).toEqual({
      event: "404",
      range: "true",
      from: "1e3",
    });
  });

  it("makes a list of a name that occurs more than once", () => {
    expect(parseQueryString("filter=a&filter=b&filter=c")).toEqual({ filter: ["a", "b", "c"] });
  });

  it("prints addresses that a person can read", () => {
    expect(printQueryString({ filter: ["user:alice@example.com", "action:delete,rotate"] })).toBe(
      "?filter=user:alice@example.com&filter=action:delete,rotate",
    );
  });

  it("leaves nothing of what is absent", () => {
    expect(printQueryString({ range: undefined, filter: [], event: "" })).toBe("");
  });

  it.each(["a&b=c", "100%", "plus + space", "ümläut 漢字", "#hash?", 'quote"d', "%2C"])(
    "reads back %j as it was",
    (text) => {
      expect(parseQueryString(printQueryString({ filter: text }))).toEqual({ filter: text });
    },
  );
});

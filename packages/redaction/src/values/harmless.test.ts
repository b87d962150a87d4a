import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isHarmless } from "./harmless.js";
import { redact } from "./redact.js";

const names = fc.constantFrom(
  ...[
    "password",
    "name",
    "value",
    "key",
    "from",
    "to",
    "rawHeaders",
    "header",
    "note",
    "code",
    "id",
  ],
  "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
);
const texts = fc.constantFrom(
  ...["authorization", "hunter2-W4kP", "123456", "plain words", '{"token":"abcdefgh"}', " []"],
  ...["Bearer abcdefghijklmnop", "--password", "--name"],
);
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "medium" },
    fc.oneof(texts, fc.integer(), fc.constant(null), fc.boolean()),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(names, tie("value"), { maxKeys: 4 }),
  ),
})).value;

describe("isHarmless", { timeout: 30_000 }, () => {
  it("says nothing else than a close look does", () => {
    fc.assert(
      fc.property(value, (inner) => {
        // A list in a list is always looked at closely.
        expect([[redact({ inner }).value]]).toEqual(redact([[{ inner }]]).value);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([[{ note: "plain words", from: "a", to: "b" }], [["a", 1, null]], [{}]])(
    "takes %j for harmless",
    (harmless) => {
      expect(isHarmless(harmless)).toBe(true);
    },
  );
});

import { expect, it } from "vitest";
import { rangeLabel } from "./range-label.js";

const from = "2026-05-03T10:00:00.000Z";
const to = "2026-05-05T12:30:00.000Z";

it.each([
  [{}, "All time"],
  [{ range: "24h" } as const, "Last 24 hours"],
  [{ from }, "Since 03 May 2026, 10:00 UTC"],
  [{ to }, "Until 05 May 2026, 12:30 UTC"],
  [{ from, to }, "03 May 2026, 10:00 UTC – 05 May 2026, 12:30 UTC"],
])("calls %j %s", (range, label) => {
  expect(rangeLabel(range, "UTC")).toBe(label);
});

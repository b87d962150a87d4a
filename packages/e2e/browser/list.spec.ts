import { eventsOf, expect, rowsOf, test } from "./test.js";

const COLUMNS = [
  "Timestamp",
  "User",
  "Workspace",
  "Action",
  "Resource",
  "Response Status",
  "Client IP",
  "Country",
];

test("the table answers the eight questions under their names", async ({ signedInPage: page }) => {
  await page.goto("/audit-logs?filter=resourceId:grd_known");
  await expect(eventsOf(page).getByRole("columnheader")).toHaveText(COLUMNS);
  const cells = rowsOf(page).first().getByRole("gridcell");
  await expect(cells.nth(1)).toHaveText("Petra Kessler");
  await expect(cells.nth(2)).toHaveText("Observatory");
  await expect(cells.nth(3)).toHaveText("update");
  await expect(cells.nth(4)).toContainText("Known guardrail");
  await expect(cells.nth(5)).toHaveText("200");
  await expect(cells.nth(6)).toHaveText("193.0.6.139");
  await expect(cells.nth(7)).toContainText("Netherlands");
});

test("events are listed newest first", async ({ signedInPage: page }) => {
  await page.goto("/audit-logs");
  await expect(rowsOf(page).nth(20)).toBeAttached();
  const times = await rowsOf(page)
    .locator("time")
    .evaluateAll((elements) => elements.map((element) => element.getAttribute("datetime") ?? ""));
  expect(times.length).toBeGreaterThan(20);
  expect(times).toEqual(times.toSorted((one, other) => other.localeCompare(one)));
});

test("scrolling brings older events until there are none", async ({ signedInPage: page }) => {
  await page.goto("/audit-logs");
  const count = page.getByRole("status", { name: "Number of events" });
  await expect(count).toHaveText(/^1,\d{3} events$/);
  const total = Number((await count.textContent())?.replace(/\D/g, ""));

  const scrolled = eventsOf(page).locator("..");
  const end = page.getByText("No older events.");
  await expect(async () => {
    await scrolled.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await expect(end).toBeInViewport({ timeout: 200 });
  }).toPass({ timeout: 50_000, intervals: [0] });
  await expect(rowsOf(page).last()).toHaveAttribute("aria-rowindex", String(total + 1));
});

import { expect, rowsOf, test } from "./test.js";

test("a filter that nothing matches says so, and is cleared by a click", async ({
  signedInPage: page,
}) => {
  await page.goto("/audit-logs?filter=user:nobody-at-all");
  await expect(page.getByText("No events match")).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Clear filters" }).last().click();
  await expect(rowsOf(page).first()).toBeVisible();
});

test("without a connection the list says so, keeps what it has, and comes back", async ({
  signedInPage: page,
}) => {
  await page.goto("/audit-logs?filter=user:usr_petra");
  await expect(rowsOf(page)).toHaveCount(3);
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByText(/server does not answer/)).toBeVisible();
  await expect(rowsOf(page)).toHaveCount(3);
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText(/server does not answer/)).toHaveCount(0);
  await expect(page.getByText("No older events.")).toBeVisible();
});

test("an address that cannot be read is named instead of guessed", async ({
  signedInPage: page,
}) => {
  await page.goto("/audit-logs?filter=status:999");
  await expect(page.getByText("This link cannot be read")).toBeVisible();
  await expect(page.getByText(/status must be an HTTP status/)).toBeVisible();
  await page.getByRole("link", { name: "Show all events instead" }).click();
  await expect(rowsOf(page).first()).toBeVisible();
});

test("an address that no page has says so", async ({ signedInPage: page }) => {
  await page.goto("/nowhere");
  await expect(page.getByText("There is no such page")).toBeVisible();
});

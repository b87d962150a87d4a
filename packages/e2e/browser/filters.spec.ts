import type { Page } from "@playwright/test";
import { expect, rowsOf, test } from "./test.js";

const chipsOf = (page: Page) =>
  page.getByRole("list", { name: "Active filters" }).getByRole("listitem");
const usersOf = (page: Page) => rowsOf(page).getByRole("gridcell").nth(1);

test("an address is a filter", async ({ signedInPage: page }) => {
  await page.goto(
    "/audit-logs?filter=user:petra.kessler@norvane.example&filter=-action:update&filter=status:2xx,4xx",
  );
  await expect(rowsOf(page)).toHaveCount(2);
  await expect(rowsOf(page)).toContainText(["Old guardrail", "Secret dataset"]);
  await expect(chipsOf(page)).toHaveText([
    /^User is\s*petra\.kessler@norvane\.example$/,
    /^Action is not\s*update$/,
    /^Response Status is any of\s*2xx, 4xx$/,
  ]);
});

test("a network in CIDR notation finds its addresses", async ({ signedInPage: page }) => {
  await page.goto("/audit-logs?filter=ip:193.0.6.0/24&filter=resource:guardrail,dataset");
  await expect(rowsOf(page)).toHaveCount(3);
  await expect(usersOf(page)).toHaveText("Petra Kessler");
});

test("a filter is chosen by field and value, and is in the address", async ({
  signedInPage: page,
}) => {
  await page.goto("/audit-logs?filter=user:usr_petra");
  await page.getByRole("button", { name: "Add filter" }).click();
  await page.getByRole("option", { name: "Action", exact: true }).click();
  await page.getByRole("combobox", { name: "Values of Action" }).fill("exp");
  await page.getByRole("option", { name: "export" }).click();
  await page.getByRole("button", { name: "Apply filter" }).click();
  await expect(page).toHaveURL(/filter=user:usr_petra&filter=action:export$/);
  await expect(rowsOf(page)).toHaveCount(1);
  await expect(rowsOf(page)).toContainText("Secret dataset");

  await page.getByRole("button", { name: "Remove filter Action" }).click();
  await expect(rowsOf(page)).toHaveCount(3);
});

test("a click on a value narrows to it, with Alt leaves it out, and Back undoes both", async ({
  signedInPage: page,
}) => {
  await page.goto("/audit-logs?filter=user:usr_petra");
  await expect(rowsOf(page)).toHaveCount(3);
  await rowsOf(page).getByRole("button", { name: "guardrail", exact: true }).first().click();
  await expect(rowsOf(page)).toHaveCount(2);
  await rowsOf(page)
    .getByRole("button", { name: "delete" })
    .click({ modifiers: ["Alt"] });
  await expect(rowsOf(page)).toHaveCount(1);
  await expect(chipsOf(page)).toHaveText([
    /User is/,
    /^Resource type is\s*guardrail$/,
    /^Action is not\s*delete$/,
  ]);

  await page.goBack();
  await expect(rowsOf(page)).toHaveCount(2);
  await page.goBack();
  await expect(rowsOf(page)).toHaveCount(3);
  await page.goForward();
  await expect(rowsOf(page)).toHaveCount(2);
  await expect(page).toHaveURL(/filter=resource:guardrail/);
});

test("a time range is chosen from the presets and is in the address", async ({
  signedInPage: page,
}) => {
  await page.goto("/audit-logs?filter=user:usr_petra&range=15m");
  await expect(page.getByText("No events match")).toBeVisible();
  await page.getByRole("button", { name: /Last 15 minutes/ }).click();
  await page.getByRole("button", { name: "Last 24 hours" }).click();
  await expect(page).toHaveURL(/range=24h/);
  await expect(rowsOf(page)).toHaveCount(3);
});

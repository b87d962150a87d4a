import { knownUpdate } from "./known-events.js";
import { expect, rowsOf, test } from "./test.js";

const LIST = "/audit-logs?filter=user:usr_petra";

test("the drawer shows the whole event, with what changed", async ({ signedInPage: page }) => {
  await page.goto(LIST);
  await rowsOf(page).filter({ hasText: "Known guardrail" }).getByRole("gridcell").first().click();
  const drawer = page.getByRole("dialog");
  await expect(page).toHaveURL(new RegExp(`event=${knownUpdate.id}`));

  const changes = drawer.locator("section", { hasText: "Changes" }).first();
  await expect(changes.getByRole("listitem")).toHaveText([
    /^threshold\s*changed.*Before: 0\.5.*After: 0\.8$/,
    /^mode\s*changed.*Before: warn.*After: block$/,
  ]);
  for (const text of [
    "petra.kessler@norvane.example",
    "grd_known",
    "193.0.6.139",
    "Netherlands",
    "req_known_update",
    "/v1/guardrails/grd_known",
    "Mozilla/5.0 (X11; Linux x86_64) Known/1.0",
    "CHG-4711",
  ]) {
    await expect(drawer.getByText(text).first()).toBeVisible();
  }
  await expect(drawer.getByText("hunter2")).toHaveCount(0);
  await expect(drawer.getByText("metadata.password").first()).toBeVisible();
});

test("keys walk from event to event and close the drawer", async ({ signedInPage: page }) => {
  await page.goto(LIST);
  await expect(rowsOf(page)).toHaveCount(3);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog");
  await expect(drawer.getByText("Known guardrail").first()).toBeVisible();
  await page.keyboard.press("j");
  await expect(drawer.getByText("Old guardrail").first()).toBeVisible();
  await page.keyboard.press("k");
  await expect(drawer.getByText("Known guardrail").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(drawer).toHaveCount(0);
  await expect(page).toHaveURL(LIST);
});

test("a link to an event opens it, and Back closes it", async ({ signedInPage: page }) => {
  await page.goto(LIST);
  await rowsOf(page).first().getByRole("gridcell").first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("dialog").getByText("Known guardrail").first()).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a link to an event that is gone says so", async ({ signedInPage: page }) => {
  await page.goto("/audit-logs?event=00000000-0000-7000-8000-000000000000");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("This event is not in the log")).toBeVisible();
  await expect(dialog.locator(".animate-pulse")).toHaveCount(0);
});

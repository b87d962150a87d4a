import { expect, test } from "./test.js";

test.use({ viewport: { width: 390, height: 844 }, contextOptions: { hasTouch: true } });

test("on a telephone events are cards, and nothing is wider than the screen", async ({
  signedInPage: page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/audit-logs?filter=user:usr_petra");
  const cards = page.getByRole("article");
  await expect(cards).toHaveCount(3);
  for (const name of ["User", "Workspace", "Client IP", "Country"]) {
    await expect(cards.first().getByText(name, { exact: true })).toBeVisible();
  }
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);

  await cards.first().getByRole("link").click();
  await expect(page.getByRole("dialog").getByText("Known guardrail").first()).toBeVisible();
  expect(await overflow()).toBeLessThanOrEqual(0);
  await page.getByRole("button", { name: /Close/ }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("on a telephone filters are in a sheet", async ({ signedInPage: page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/audit-logs?filter=user:usr_petra");
  await page.getByRole("button", { name: /Filters/ }).click();
  const sheet = page.getByRole("dialog", { name: "Filters" });
  await sheet.getByRole("button", { name: "Remove filter User" }).click();
  await sheet.getByRole("button", { name: "Show events" }).click();
  await expect(page).toHaveURL("/audit-logs");
  await expect(page.getByRole("article").first()).toBeVisible();
});

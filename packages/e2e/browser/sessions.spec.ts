import { addPerson, signInAs } from "./people.js";
import { expect, test } from "./test.js";

test("a person sees where else the account is signed in, and ends that", async ({
  page,
  browser,
  system,
}) => {
  const person = await addPerson(system, { name: "two-sessions", role: "auditor" });
  const elsewhere = await browser.newContext({ baseURL: system.apiUrl });
  const other = await elsewhere.newPage();
  await signInAs(other, person);
  await signInAs(page, person);

  await page.getByRole("button", { name: /two-sessions/ }).click();
  await page.getByRole("link", { name: "My sessions" }).click();
  const rows = page.getByRole("table", { name: "Sessions" }).locator("tbody tr");
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: "This session" })).toHaveCount(1);
  await expect(rows.first()).toContainText(/Chrome \d+/);
  await rows.getByRole("button", { name: "End" }).click();
  await page.getByRole("button", { name: "End session" }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("This session");

  await other.goto("/audit-logs");
  await expect(other).toHaveURL(/\/sign-in/);
  await elsewhere.close();
});

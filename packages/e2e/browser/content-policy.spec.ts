import { expect, headingOf, rowsOf, signIn, test } from "./test.js";
import { watchPolicy } from "./watch-policy.js";

test("no page breaks the content security policy, or asks another site for anything", async ({
  page,
  context,
  system,
}) => {
  const broken = watchPolicy(context, new URL(system.apiUrl).origin);
  await page.goto("/");
  await signIn(page, system);
  await expect(headingOf(page)).toBeVisible();
  await rowsOf(page).first().getByRole("gridcell").first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  for (const address of [
    "/audit-logs?filter=user:usr_petra",
    "/audit-logs?filter=nonsense:",
    "/api-keys",
    "/nowhere",
  ]) {
    await page.goto(address);
    await expect(page.getByRole("heading").first()).toBeVisible();
  }
  expect(broken).toEqual([]);
});

test("scripts, styles, frames and sites that a page did not bring are refused", async ({
  page,
  context,
  system,
}) => {
  const broken = watchPolicy(context, new URL(system.apiUrl).origin);
  await page.goto("/");
  await page.getByLabel("Email").waitFor();
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'taken over'";
    const style = document.createElement("style");
    style.textContent = "body { display: none }";
    document.head.append(script, style);
    document.body.insertAdjacentHTML("beforeend", "<img src='x' onerror='document.title = 1'>");
  });
  await expect.poll(() => broken.join("\n")).toMatch(/inline script[\s\S]*inline (?:style|event)/i);
  const refused = await page.evaluate(() =>
    fetch("https://elsewhere.example/").then(
      () => "sent",
      () => "refused",
    ),
  );
  expect(refused).toBe("refused");
  expect(broken.filter((line) => line.startsWith("asks for"))).toEqual([]);
  expect(await page.title()).not.toMatch(/taken over|^1$/);
  await expect(page.getByLabel("Email")).toBeVisible();
});

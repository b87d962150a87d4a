import { MongoClient } from "mongodb";
import { eventsOf, expect, headingOf, signIn, test } from "./test.js";

const DEEP_LINK = "/audit-logs?filter=action:delete";

test("a wrong password is refused without saying what was wrong", async ({ page, system }) => {
  await page.goto("/sign-in");
  await signIn(page, { ...system, ownerPassword: "not the password" });
  await expect(page.getByRole("alert")).toHaveText("Email or password is wrong.");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("whoever follows a link signs in and lands where it points", async ({ page, system }) => {
  await page.goto(DEEP_LINK);
  await expect(page).toHaveURL(/\/sign-in/);
  await signIn(page, system);
  await expect(page).toHaveURL(DEEP_LINK);
  await expect(eventsOf(page)).toBeVisible();
});

test("signing out ends the session", async ({ page, system }) => {
  await page.goto("/sign-in");
  await signIn(page, system);
  await page.getByRole("button", { name: /Owner/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await page.goto("/audit-logs");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a session that ended asks to sign in again and goes on where one was", async ({
  page,
  system,
}) => {
  await page.goto(DEEP_LINK);
  await signIn(page, system);
  await expect(eventsOf(page)).toBeVisible();

  const cookies = await page.context().cookies();
  const token = cookies.find(({ name }) => name.endsWith("session_token"))?.value.split(".")[0];
  const client = await new MongoClient(system.mongodbUri).connect();
  const { deletedCount } = await client.db().collection("session").deleteOne({ token });
  await client.close();
  expect(deletedCount).toBe(1);

  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByText("Your session has ended.")).toBeVisible();
  await signIn(page, system);
  await expect(page).toHaveURL(DEEP_LINK);
  await expect(headingOf(page)).toBeVisible();
});

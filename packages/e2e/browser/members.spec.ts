import { readFile } from "node:fs/promises";
import { addPerson, signInAs } from "./people.js";
import { expect, test } from "./test.js";

test("an owner gives a member workspaces, then another role, and removes the member", async ({
  signedInPage: page,
  page: theirPage,
  system,
}) => {
  await signInAs(theirPage, await addPerson(system, { name: "changing", role: "member" }));
  await page.goto("/members");
  const row = page
    .getByRole("table", { name: "Members" })
    .getByRole("row")
    .filter({ hasText: "changing@norvane.example" });
  await expect(row).toContainText("None yet");

  await row.getByRole("button", { name: "Change access of changing" }).click();
  const form = page.getByRole("dialog", { name: "Access of changing" });
  await form.getByLabel("Auditor in the workspaces").fill("ws1, ws2");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(row).toContainText("ws1 auditor");
  await expect(row).toContainText("ws2 auditor");

  await row.getByRole("button", { name: "Change access of changing" }).click();
  await form.getByLabel("Role").selectOption("auditor");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(row).toContainText("All");
  await theirPage.goto("/members");
  await expect(theirPage.getByRole("table", { name: "Members" })).toBeVisible();
  await expect(theirPage.getByRole("button", { name: /^(Change|Remove)/ })).toHaveCount(0);

  await row.getByRole("button", { name: "Remove changing" }).click();
  await page.getByRole("button", { name: "Remove member", exact: true }).click();
  await expect(row).toHaveCount(0);
  await theirPage.goto("/members");
  await expect(theirPage.getByRole("table", { name: "Members" })).toHaveCount(0);
});

test("the last owner stays, and the page says why", async ({ signedInPage: page, system }) => {
  await page.goto("/members");
  const row = page.getByRole("row").filter({ hasText: system.ownerEmail });
  await row.getByRole("button", { name: /^Remove/ }).click();
  await page.getByRole("button", { name: "Remove member", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("the last owner stays");
});

test("the access review holds people and keys", async ({ signedInPage: page, system }) => {
  await page.goto("/members");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Access review" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^access-review-\d{4}-\d{2}-\d{2}\.csv$/);
  const review = await readFile(await download.path(), "utf8");
  expect(review).toContain(`,${system.ownerEmail},owner,`);
  expect(review).toContain("api_key,First write key,");
});

test("somebody who is invited makes an account by the link, and signs in", async ({
  signedInPage: page,
  page: theirPage,
}) => {
  const email = "invited@norvane.example";
  await page.goto("/members");
  await page.getByRole("button", { name: "Invite" }).click();
  const form = page.getByRole("dialog", { name: "Invite a member" });
  await form.getByLabel("Email").fill(email);
  await form.getByRole("button", { name: "Invite" }).click();
  const shown = page.getByRole("dialog", { name: `Invitation for ${email}` });
  const link = await shown.getByRole("code").innerText();
  await shown.getByRole("button", { name: "Done" }).click();
  const open = page.getByRole("table", { name: "Open invitations" });
  await expect(open).toContainText(email);

  await theirPage.goto(link);
  await expect(theirPage.getByRole("heading", { name: "Join Norvane" })).toBeVisible();
  await theirPage.getByLabel("Name").fill("Ingrid Invited");
  await theirPage.getByLabel("Password").fill("short");
  await theirPage.getByRole("button", { name: "Join" }).click();
  await expect(theirPage.getByRole("alert")).toContainText("12");
  await theirPage.getByLabel("Password").fill("a long enough password");
  await theirPage.getByRole("button", { name: "Join" }).click();
  await expect(theirPage).toHaveURL(/\/sign-in/);
  await signInAs(theirPage, { ownerEmail: email, ownerPassword: "a long enough password" });

  await page.reload();
  await expect(page.getByRole("table", { name: "Members" })).toContainText("Ingrid Invited");
  await expect(open).toHaveCount(0);
  await theirPage.goto(link);
  await expect(theirPage.getByText("The invitation cannot be opened")).toBeVisible();
});

test("a member gets a link, and signs in with the new password", async ({
  signedInPage: page,
  page: theirPage,
  system,
}) => {
  const person = await addPerson(system, { name: "forgetful", role: "auditor" });
  await page.goto("/members");
  await page.getByRole("button", { name: "Change access of forgetful" }).click();
  await page.getByRole("button", { name: "Reset password" }).click();
  const shown = page.getByRole("dialog", { name: "New password for forgetful" });
  const link = await shown.getByRole("code").innerText();
  await shown.getByRole("button", { name: "Done" }).click();

  await theirPage.goto(link);
  await theirPage.getByLabel("New password").fill("another long password");
  await theirPage.getByRole("button", { name: "Set password" }).click();
  await expect(theirPage).toHaveURL(/\/sign-in/);
  await signInAs(theirPage, { ...person, ownerPassword: "another long password" });

  await theirPage.goto(link);
  await theirPage.getByLabel("New password").fill("a third long password");
  await theirPage.getByRole("button", { name: "Set password" }).click();
  await expect(theirPage.getByRole("alert")).toBeVisible();
});

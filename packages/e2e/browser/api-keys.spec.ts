import type { Page } from "@playwright/test";
import { knownUpdate } from "./known-events.js";
import { addPerson, signInAs } from "./people.js";
import { expect, test } from "./test.js";

const keysOf = (page: Page) => page.getByRole("table", { name: "API keys" });
const keyOf = (page: Page, name: string) => keysOf(page).getByRole("row").filter({ hasText: name });

test("an owner makes a key, sees its secret once, and revokes it", async ({
  signedInPage: page,
  request,
  system,
}) => {
  const records = async (secret: string) => {
    const answer = await request.post(`${system.ingestUrl}/v1/events`, {
      headers: { authorization: `Bearer ${secret}` },
      data: knownUpdate,
    });
    return answer.status();
  };

  await page.goto("/api-keys");
  await page.getByRole("button", { name: "Create API key" }).click();
  const form = page.getByRole("dialog", { name: "Create API key" });
  await form.getByLabel("Name").fill("Key of the page");
  await form.getByRole("button", { name: "Create key" }).click();
  await expect(form.getByText("Choose at least one.")).toBeVisible();
  await form.getByLabel("Record events").check();
  await form.getByText("Restrictions").click();
  await form.getByLabel("Addresses").fill("127.0.0.0/8, nowhere");
  await form.getByLabel("Expires").fill("2020-01-01T10:00");
  await form.getByRole("button", { name: "Create key" }).click();
  await expect(form.getByLabel("Addresses")).toBeFocused();
  await expect(form.getByRole("alert")).toContainText("must be an IP address or a CIDR range");
  await form.getByLabel("Addresses").fill("127.0.0.0/8");
  await form.getByRole("button", { name: "Create key" }).click();
  await expect(form.getByRole("alert")).toContainText("must be in the future");
  await form.getByLabel("Expires").fill("2099-01-31T10:00");
  await form.getByRole("button", { name: "Create key" }).click();

  const shown = page.getByRole("dialog", { name: "Key “Key of the page”" });
  const secret = await shown.getByRole("code").innerText();
  await page.keyboard.press("Escape");
  await expect(shown).toBeVisible();
  expect(await records(secret)).toBe(202);
  await shown.getByRole("button", { name: "I have kept it" }).click();

  const row = keyOf(page, "Key of the page");
  await expect(row).toContainText("Active");
  await expect(row).toContainText("From 127.0.0.0/8");
  await expect(row).toContainText("Until 31 Jan 2099, 10:00");
  await expect(row).toContainText(system.ownerEmail);
  await page.reload();
  await expect(row).toContainText("Active");
  expect(await page.content()).not.toContain(secret);

  await page.getByRole("button", { name: "Revoke Key of the page" }).click();
  const question = page.getByRole("dialog", { name: "Revoke “Key of the page”?" });
  await question.getByRole("button", { name: "Revoke key" }).click();
  await expect(row).toContainText("Revoked");
  await expect(question).toHaveCount(0);
  await expect.poll(() => records(secret)).toBe(401);
});

test("a key is rotated by one that is like it", async ({ signedInPage: page }) => {
  await page.goto("/api-keys");
  await page.getByRole("button", { name: "Create API key" }).click();
  const form = page.getByRole("dialog", { name: "Create API key" });
  await form.getByLabel("Name").fill("Key to rotate");
  await form.getByLabel("Read events").check();
  await form.getByRole("button", { name: "Create key" }).click();
  const shown = page.getByRole("dialog", { name: "Key “Key to rotate”" });
  const first = await shown.getByRole("code").innerText();
  await shown.getByRole("button", { name: "I have kept it" }).click();

  await page.getByRole("button", { name: "Rotate Key to rotate" }).click();
  const question = page.getByRole("dialog", { name: "Rotate “Key to rotate”" });
  await question.getByLabel("Hours until the old key ends").fill("48");
  await question.getByRole("button", { name: "Rotate key" }).click();
  expect(await shown.getByRole("code").innerText()).not.toBe(first);
  await shown.getByRole("button", { name: "I have kept it" }).click();
  await expect(keyOf(page, "Key to rotate")).toHaveCount(2);
  await expect(keyOf(page, "Replaced by another")).toContainText("Until");
  await expect(page.getByRole("button", { name: "Rotate Key to rotate" })).toHaveCount(1);
});

test("an auditor sees keys and changes none", async ({ page, system }) => {
  await signInAs(page, await addPerson(system, { name: "keys-auditor", role: "auditor" }));
  await page.getByRole("link", { name: "API Keys" }).click();
  await expect(keyOf(page, "First write key")).toBeVisible();
  await expect(page.getByRole("button", { name: /Create|Revoke/ })).toHaveCount(0);
});

test("a member without rights sees neither the page nor the way to it", async ({
  page,
  system,
}) => {
  await signInAs(page, await addPerson(system, { name: "keys-member", role: "member" }));
  await expect(page.getByText("You may not read the audit log")).toBeVisible();
  await expect(page.getByRole("link", { name: "API Keys" })).toHaveCount(0);
  await page.goto("/api-keys");
  await expect(page.getByText("This page is not for you")).toBeVisible();
  await expect(page.getByText("keys:list")).toBeVisible();
});

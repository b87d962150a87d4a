import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { knownUpdate } from "./known-events.js";
import { expect, rowsOf, test } from "./test.js";

interface Screen {
  readonly name: string;
  readonly path: string;
  readonly isSignedOut?: true;
  readonly width?: number;
  /** Resolves when the screen shows what it will show. */
  readonly ready: (page: Page) => Promise<void>;
}

const text = (words: string) => (page: Page) => expect(page.getByText(words).first()).toBeVisible();

const SCREENS: readonly Screen[] = [
  { name: "sign-in", path: "/sign-in", isSignedOut: true, ready: text("Sign in to Audit Logs") },
  {
    name: "the list",
    path: "/audit-logs",
    ready: (page) => expect(rowsOf(page).nth(10)).toBeVisible(),
  },
  {
    name: "an event",
    path: `/audit-logs?filter=user:usr_petra&event=${knownUpdate.id}`,
    ready: text("Raw JSON"),
  },
  { name: "an empty list", path: "/audit-logs?filter=user:nobody", ready: text("No events match") },
  {
    name: "a bad address",
    path: "/audit-logs?filter=status:999",
    ready: text("This link cannot be read"),
  },
  { name: "no page", path: "/nowhere", ready: text("There is no such page") },
  { name: "API keys", path: "/api-keys", ready: text("First write key") },
  { name: "members", path: "/members", ready: text("Last sign-in") },
  { name: "sessions", path: "/sessions", ready: text("This session") },
  {
    name: "API keys on a telephone",
    path: "/api-keys",
    width: 390,
    ready: text("First write key"),
  },
  {
    name: "cards on a telephone",
    path: "/audit-logs?filter=user:usr_petra",
    width: 390,
    ready: (page) => expect(page.getByRole("article")).toHaveCount(3),
  },
  {
    name: "an event on a telephone",
    path: `/audit-logs?filter=user:usr_petra&event=${knownUpdate.id}`,
    width: 390,
    ready: text("Raw JSON"),
  },
];

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`axe finds nothing in the ${colorScheme} theme`, () => {
    for (const { name, path, isSignedOut, width, ready } of SCREENS) {
      test(`on ${name}`, async ({ page: signedOutPage, signedInPage }) => {
        const page = isSignedOut ? signedOutPage : signedInPage;
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        if (width) await page.setViewportSize({ width, height: 844 });
        await page.goto(path);
        await ready(page);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(({ id, nodes }) => ({
          id,
          where: nodes.map((node) => node.target.join(" ")),
        }));
        expect(found).toEqual([]);
      });
    }
  });
}

test("every shortcut's help is a dialog that axe accepts", async ({ signedInPage: page }) => {
  await page.goto("/audit-logs");
  await expect(rowsOf(page).first()).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: /shortcuts/i })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe accepts the form for a key in the ${colorScheme} theme`, async ({
    signedInPage: page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto("/api-keys");
    await page.getByRole("button", { name: "Create API key" }).click();
    const form = page.getByRole("dialog", { name: "Create API key" });
    await form.getByText("Restrictions").click();
    await expect(form.getByLabel("Addresses")).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
  });
}

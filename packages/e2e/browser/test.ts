import { test as base, type Locator, type Page } from "@playwright/test";
import { type SystemUnderTest, systemUnderTest } from "./system-under-test.js";

interface Fixtures {
  readonly system: SystemUnderTest;
  /** The page, with the owner signed in. */
  readonly signedInPage: Page;
}

/** Playwright's test, which knows the system's address. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are asked for
  system: async ({}, use) => use(systemUnderTest()), // oxlint-disable-line no-empty-pattern
  baseURL: async ({ system }, use) => use(system.apiUrl),
  signedInPage: async ({ browser, contextOptions, system, baseURL }, use) => {
    const context = await browser.newContext({
      ...contextOptions,
      ...(baseURL && { baseURL }),
      storageState: system.sessionFile,
    });
    await use(await context.newPage());
    await context.close();
  },
});

export { expect } from "@playwright/test";

/** The table of events. */
export const eventsOf = (page: Page): Locator => page.getByRole("grid", { name: "Events" });

/** Its rows that are in the document now, newest first, without the header. */
export const rowsOf = (page: Page): Locator => eventsOf(page).locator("tbody tr[aria-rowindex]");

export const headingOf = (page: Page): Locator =>
  page.getByRole("heading", { name: "Audit Logs", level: 1, exact: true });

/** Fills in the sign-in form that is on the page, and sends it. */
export async function signIn(
  page: Page,
  credentials: Pick<SystemUnderTest, "ownerEmail" | "ownerPassword">,
): Promise<void> {
  await page.getByLabel("Email").fill(credentials.ownerEmail);
  await page.getByLabel("Password").fill(credentials.ownerPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
}

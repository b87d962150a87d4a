import { knownUpdate } from "./known-events.js";
import { expect, rowsOf, signIn, test } from "./test.js";

test("an empty log says how to record an event, and shows the first one by itself", async ({
  page,
  request,
  system,
}) => {
  await page.goto("/audit-logs");
  await signIn(page, system);
  await expect(page.getByText("Waiting for the first event")).toBeVisible();
  await expect(page.getByText("/v1/events")).toBeVisible();

  const answer = await request.post(`${system.ingestUrl}/v1/events`, {
    headers: { authorization: `Bearer ${system.writeKey}` },
    data: knownUpdate,
  });
  expect(answer.status()).toBe(202);
  // Beside it stands what the log tells of itself: who signed in and read it.
  await expect(rowsOf(page).filter({ hasText: "Known guardrail" })).toHaveCount(1);
});

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
  await expect(rowsOf(page)).toHaveCount(1);
  await expect(rowsOf(page)).toContainText("Known guardrail");
});

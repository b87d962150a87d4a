import { createSender } from "@audit/client";
import { createDemoEvents } from "@audit/demo";
import { knownOthers } from "./known-events.js";
import { expect, headingOf, signIn, test } from "./test.js";

const DEMO_EVENTS = 1_500;

test("record demo events and sign in", async ({ page, request, system }) => {
  const demo = createDemoEvents({ seed: 7, count: DEMO_EVENTS, until: new Date() });
  const sender = createSender({ url: system.ingestUrl, apiKey: system.writeKey });
  const answer = await sender.send([...knownOthers, ...demo]);
  expect(answer.rejected).toEqual([]);
  const recorded = answer.accepted.length + 1;

  const [, , keyId = ""] = system.writeKey.split("_");
  const filter = { terms: [{ field: "key", values: [keyId] }] };
  const input = encodeURIComponent(JSON.stringify({ filter }));
  await expect
    .poll(async () => {
      const count = await request.get(`/trpc/events.count?input=${input}`, {
        headers: { authorization: `Bearer ${system.readKey}` },
      });
      return count.json();
    })
    .toMatchObject({ result: { data: { count: recorded } } });

  await page.goto("/sign-in");
  await signIn(page, system);
  await expect(headingOf(page)).toBeVisible();
  await page.context().storageState({ path: system.sessionFile });
});

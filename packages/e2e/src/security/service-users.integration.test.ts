import { readFileSync } from "node:fs";
import { createSender } from "@audit/client";
import { eventCollection } from "@audit/db";
import { afterAll, beforeAll, expect, it } from "vitest";
import { untilStored } from "../real-records/until-stored.js";
import { type System, startSystem } from "../system/start-system.js";

let system: System;
beforeAll(async () => {
  system = await startSystem({ withServiceUsers: true, withApi: true });
});
afterAll(() => system?.stop());

const event = {
  actor: { type: "user", id: "u-1", name: "Ada" },
  action: "update",
  resource: { type: "api_key", id: "k-1" },
  workspace: { id: "w-1", name: "First" },
  status: 200,
} as const;

const readEvents = async (headers: Record<string, string>) => {
  const input = encodeURIComponent(JSON.stringify({ filter: { terms: [] }, limit: 10 }));
  const answer = await fetch(`${system.api.url}/trpc/events.list?input=${input}`, { headers });
  return { status: answer.status, text: await answer.text() };
};

it("every service works with the rights of its own user in MongoDB", async () => {
  const { ingestUrl: url, writeKey: apiKey, readKey } = system.firstRun;
  const answer = await createSender({ url, apiKey }).send([event]);
  expect(answer.accepted).toHaveLength(1);
  await untilStored(system, 1);

  const read = await readEvents({ authorization: `Bearer ${readKey}` });
  expect(read).toMatchObject({ status: 200 });
  expect(read.text).toContain(answer.accepted[0]?.id);
});

it("keeps the same id with other content in the quarantine, and the first as it was", async () => {
  const { ingestUrl: url, writeKey: apiKey } = system.firstRun;
  const id = "01890a5d-ac96-774b-bcce-b302099a8057";
  const sender = createSender({ url, apiKey });
  await sender.send([{ ...event, id }]);
  await sender.send([{ ...event, id, action: "delete" }]);
  const quarantine = system.database.nativeDb.collection("quarantine");
  await expect.poll(() => quarantine.countDocuments(), { timeout: 20_000 }).toBe(1);
  const stored = await eventCollection(system.database)
    .find({ action: { $in: ["update", "delete"] } })
    .toArray();
  expect(stored.map(({ action }) => action)).not.toContain("delete");
});

it("lets people sign in, read and sign out", async () => {
  const { apiUrl, ownerEmail, ownerPassword } = system.firstRun;
  const signIn = await fetch(`${apiUrl}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: apiUrl },
    body: JSON.stringify({ email: ownerEmail, password: ownerPassword }),
  });
  expect(signIn.status).toBe(200);
  const cookie = signIn.headers
    .getSetCookie()
    .map((text) => text.split(";")[0])
    .join("; ");
  expect(await readEvents({ cookie })).toMatchObject({ status: 200 });
  const signOut = await fetch(`${apiUrl}/api/auth/sign-out`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: apiUrl, cookie },
    body: "{}",
  });
  expect(signOut.status).toBe(200);
  expect(await readEvents({ cookie })).toMatchObject({ status: 401 });
});

it("leaves no refusal of MongoDB in any log", () => {
  for (const service of [system.ingest, system.worker, system.api]) {
    const lines = readFileSync(service.logFile, "utf8").split("\n");
    // `UNAUTHORIZED` is tRPC's word for who is signed out.
    const refusals = lines.filter((line) =>
      /not authorized on|"codeName":"Unauthorized"|requires authentication|"level":"error"/.test(
        line,
      ),
    );
    expect(refusals).toEqual([]);
  }
});

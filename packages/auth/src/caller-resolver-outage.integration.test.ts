import { connectDatabase, createApiKeyRepository, type Database, migrate } from "@audit/db";
import { type OwnDatabase, startOwnMongo } from "@audit/test-kit/own-databases";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createApiKeyVerifier } from "./api-key/verifier.js";
import { createCallerResolver } from "./caller-resolver.js";
import { createOrganization } from "./organization/create-organization.js";
import { createSignIn } from "./sign-in/sign-in.js";

const publicUrl = "http://127.0.0.1:4301";
const email = "owner@example.com";
const password = "correct horse battery";
const secret = "a secret of the test's own, long enough";

let mongo: OwnDatabase;
let database: Database;
beforeAll(async () => {
  mongo = await startOwnMongo();
  database = await connectDatabase({ uri: mongo.url });
  await migrate(database);
});
afterAll(async () => {
  await database.close();
  await mongo.remove();
});

it("says within two seconds that nobody can be recognised while MongoDB hangs", async () => {
  const { keys } = await createOrganization(database, {
    name: "One Ltd",
    ownerEmail: email,
    ownerPassword: password,
    defaultKeys: { apiKeySecret: secret },
  });
  const signIn = await createSignIn(database, { publicUrl, secret, log: () => {} });
  const apiKeys = createApiKeyRepository(database);
  const verifyApiKey = createApiKeyVerifier({ apiKeys, secret, now: () => new Date() });
  const resolve = createCallerResolver({ database, signIn, verifyApiKey });
  const request = new Request(`${publicUrl}/api/auth/sign-in/email`, {
    method: "POST",
    body: JSON.stringify({ email, password }),
    headers: { "content-type": "application/json", origin: publicUrl },
  });
  const signedIn = await signIn.handle(request, "192.0.2.1");
  const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const callers: Record<string, string>[] = [
    { cookie },
    { authorization: `Bearer ${keys?.readKey}` },
    { authorization: `Bearer ${keys?.writeKey}` },
  ];
  await resolve(new Headers({ authorization: `Bearer ${keys?.readKey}` }));

  await mongo.freeze();
  try {
    const startedAt = performance.now();
    const answers = await Promise.allSettled(callers.map((one) => resolve(new Headers(one))));
    expect(performance.now() - startedAt).toBeLessThan(2_500);
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: "rejected", reason: { code: "unavailable" } });
    }
  } finally {
    mongo.thaw();
  }
});

import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { call } from "../test/call.js";
import { PUBLIC_URL, type RunningApi, runApi } from "../test/running-api.js";
import { cookieOf } from "../test/sign-in.js";
import { createTenant, type Tenant } from "../test/tenants.js";

const api: RunningApi = await runApi();
const { server, database } = api;
let host: Tenant;
let guest: Tenant;
let hostCookie: string;

beforeAll(async () => {
  host = await createTenant(database, "host");
  guest = await createTenant(database, "guest");
  hostCookie = await cookieOf(server, host.ownerEmail);
});

async function invite(email: string): Promise<string> {
  const answer = await call(server, "invitations.create", {
    input: { email, role: "auditor" },
    headers: { cookie: hostCookie },
  });
  const { link } = z.object({ link: z.string() }).parse(answer.data);
  return link.slice(`${PUBLIC_URL}/invitation/`.length);
}

describe("an invitation", () => {
  it("is accepted by the session of the invited person, who may then switch", async () => {
    const token = await invite(guest.ownerEmail);
    const accept = (cookie?: string) =>
      call(server, "invitations.accept", {
        input: { token },
        ...(cookie && { headers: { cookie } }),
      });
    expect((await accept()).code).toBe("UNAUTHORIZED");
    expect((await accept(hostCookie)).code).toBe("FORBIDDEN");
    const cookie = await cookieOf(server, guest.ownerEmail);
    expect(await accept(cookie)).toMatchObject({ code: "OK" });
    const input = { id: host.organizationId };
    expect(
      (await call(server, "organizations.switchTo", { input, headers: { cookie } })).code,
    ).toBe("OK");
    const { text } = await call(server, "whoami", { headers: { cookie } });
    expect(text).toContain("host Ltd");
  });

  it("is not accepted from another site with somebody's session", async () => {
    const token = await invite("other@guest.example");
    const cookie = await cookieOf(server, host.ownerEmail);
    const answer = await server.inject({
      method: "POST",
      url: "/trpc/invitations.accept",
      headers: { "content-type": "application/json", cookie, origin: "https://evil.example" },
      payload: JSON.stringify({ token, name: "N", password: "correct horse battery" }),
    });
    expect(answer.statusCode).toBe(403);
  });
});

it("who has no session may call as often as one may sign in, by address", async () => {
  const input = encodeURIComponent(JSON.stringify({ token: "guess" }));
  const open = (remoteAddress: string) =>
    server.inject({ url: `/trpc/invitations.open?input=${input}`, remoteAddress });
  const answers = [];
  for (let number = 0; number < 41; number++) answers.push(await open("198.51.100.7"));
  expect(answers.slice(0, 20).every(({ statusCode }) => statusCode === 404)).toBe(true);
  const refused = answers.find(({ statusCode }) => statusCode === 429);
  expect(Number(refused?.headers["retry-after"])).toBeGreaterThan(0);
  expect((await open("198.51.100.8")).statusCode).toBe(404);
});

import { describe, expect, it } from "vitest";
import { cookieOf, newClientIp, PASSWORD, PUBLIC_URL, signInRequest } from "../../test/people.js";
import { runPeople } from "../../test/running-people.js";
import { createMemberAdministration } from "../members/member-administration.js";
import { createOwnOrganizations } from "../organization/own-organizations.js";
import { openPeople } from "./people.js";
import { createSignIn } from "./sign-in.js";

const people = await runPeople();
const { database, signIn } = people;
const NEW_PASSWORD = "another horse battery";

let clock = Date.now();
const secret = "a secret of the test's own, long enough";
const log = () => {};
const timed = { publicUrl: PUBLIC_URL, secret, log, now: () => new Date(clock) };
/** Two processes on one database, whose time the test tells. */
const [one, two] = [await createSignIn(database, timed), await createSignIn(database, timed)];

const attempt = (email: string, password: string, using = one) =>
  using.handle(signInRequest("/sign-in/email", { email, password }), newClientIp());

async function failTenTimes(email: string): Promise<number[]> {
  const statuses: number[] = [];
  for (let number = 0; number < 10; number++) {
    const using = number % 2 === 0 ? one : two;
    statuses.push((await attempt(email, "wrong horse battery", using)).status);
  }
  return statuses;
}

describe("an account that is tried with wrong passwords", () => {
  it.each(["locked@locked.example", "nobody@nowhere.example"])(
    "is locked after ten, from whatever address and in every process (%s)",
    async (email) => {
      if (email.startsWith("locked")) await people.organization("locked");
      expect(new Set(await failTenTimes(email))).toEqual(new Set([401]));
      for (const using of [one, two]) {
        const answer = await attempt(email.toUpperCase(), PASSWORD, using);
        expect(answer.status).toBe(429);
        expect(answer.headers.get("retry-after")).toBe("60");
        expect(answer.headers.getSetCookie()).toEqual([]);
      }
      clock += 60_000;
      expect((await attempt(email, "wrong horse battery")).status).toBe(401);
      expect((await attempt(email, PASSWORD)).headers.get("retry-after")).toBe("120");
    },
  );

  it("opens with the right password after the lock, and begins anew", async () => {
    await people.organization("patient");
    const email = "patient@patient.example";
    await failTenTimes(email);
    expect((await attempt(email, PASSWORD)).status).toBe(429);
    clock += 60_000;
    expect((await attempt(email, PASSWORD)).status).toBe(200);
    expect(new Set(await failTenTimes(email))).toEqual(new Set([401]));
  });

  it("does not lock out who is signed in, nor other accounts", async () => {
    const { organizationId, owner } = await people.organization("calm");
    const { email } = await people.member(organizationId, "auditor");
    await failTenTimes("calm@calm.example");
    expect((await attempt(email, PASSWORD)).status).toBe(200);
    expect(await createMemberAdministration(database).list(owner)).toHaveLength(2);
  });
});

describe("sessions", () => {
  it("are new with every sign-in, and the one before ends", async () => {
    await people.organization("again");
    const email = "again@again.example";
    const before = await cookieOf(signIn, email);
    const request = signInRequest(
      "/sign-in/email",
      { email, password: PASSWORD },
      { cookie: before },
    );
    const response = await signIn.handle(request, newClientIp());
    const [after = ""] = response.headers.getSetCookie();
    expect(after.split(";")[0]).not.toBe(before);
    expect((await signIn.sessionOf(new Headers({ cookie: after }))).session).not.toBeNull();
    expect((await signIn.sessionOf(new Headers({ cookie: before }))).session).toBeNull();
  });

  it("are kept by a sign-in that fails", async () => {
    await people.organization("kept");
    const email = "kept@kept.example";
    const cookie = await cookieOf(signIn, email);
    const wrong = signInRequest("/sign-in/email", { email, password: "wrong horse" }, { cookie });
    expect((await signIn.handle(wrong, newClientIp())).status).toBe(401);
    expect((await signIn.sessionOf(new Headers({ cookie }))).session).not.toBeNull();
  });

  it("end with a change of the password, whatever was asked; the new one stays where it was", async () => {
    const { organizationId: first } = await people.organization("rotating");
    const { organizationId: second } = await people.organization("second");
    const email = "rotating@rotating.example";
    const [here, there] = [await cookieOf(signIn, email), await cookieOf(signIn, email)];
    const caller = await people.callerOf(here);
    expect(caller.organization.id).toBe(first);
    const { store } = await openPeople(database);
    const membership = { userId: caller.actor.id, organizationId: second, role: "auditor" };
    await store.create({ model: "member", data: { ...membership, createdAt: new Date() } });
    await createOwnOrganizations(database).switchTo(caller, second);

    const change = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    const request = signInRequest(
      "/change-password",
      { ...change, revokeOtherSessions: false },
      { cookie: here },
    );
    const response = await signIn.handle(request, newClientIp());
    expect(response.status).toBe(200);
    const after = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    for (const cookie of [here, there]) {
      expect((await signIn.sessionOf(new Headers({ cookie }))).session).toBeNull();
    }
    expect((await people.callerOf(after)).organization.id).toBe(second);
    expect((await attempt(email, PASSWORD)).status).toBe(401);
    expect((await attempt(email, NEW_PASSWORD)).status).toBe(200);
  });
});

it("the last sign-in stands in the list of members", async () => {
  const { organizationId, owner } = await people.organization("watched");
  const { userId } = await people.member(organizationId, "auditor");
  const listed = await createMemberAdministration(database).list(owner);
  const { lastSignInAt = "" } = listed.find((member) => member.userId === userId) ?? {};
  expect(Math.abs(Date.now() - Date.parse(lastSignInAt))).toBeLessThan(60_000);
});

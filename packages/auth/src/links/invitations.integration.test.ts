import { describe, expect, it } from "vitest";
import { cookieOf, PASSWORD, PUBLIC_URL } from "../../test/people.js";
import { runPeople } from "../../test/running-people.js";
import { createMemberAdministration } from "../members/member-administration.js";
import { createOwnOrganizations } from "../organization/own-organizations.js";
import { createInvitations } from "./invitations.js";

const people = await runPeople();
const { database, signIn } = people;
let laterMs = 0;
const now = () => new Date(Date.now() + laterMs);
const invitations = createInvitations(database, { publicUrl: PUBLIC_URL, now });
const members = createMemberAdministration(database);
const DAY_MS = 86_400_000;

const tokenIn = (link: string) => link.slice(`${PUBLIC_URL}/invitation/`.length);
const asMember = (email: string) => ({ email, role: "member" as const, workspaces: [] });
const newcomer = { name: "New Person", password: PASSWORD };

async function userOf(email: string) {
  const headers = new Headers({ cookie: await cookieOf(signIn, email) });
  return (await signIn.sessionOf(headers)).session?.user ?? null;
}

describe("an invitation", () => {
  it("lets a new person in, with the role and the workspaces, once", async () => {
    const { owner } = await people.organization("inviting");
    const workspaces = [{ workspaceId: "ws1", role: "auditor" as const }];
    const email = "New@Person.example";
    const { link, invitation } = await invitations.create(owner, {
      ...asMember(email),
      workspaces,
    });
    const token = tokenIn(link);
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(invitation).toMatchObject({ email: "new@person.example", role: "member", workspaces });
    expect(await invitations.open(token)).toEqual({
      organization: "inviting",
      email: "new@person.example",
      hasAccount: false,
    });
    await invitations.accept({ token, ...newcomer }, null);
    const caller = await people.signedIn("new@person.example");
    expect(caller).toMatchObject({ role: "member", organization: { name: "inviting" } });
    expect(caller.permissions).toContain("audit_logs.list");
    expect(await invitations.list(owner)).toEqual([]);
    await expect(invitations.open(token)).rejects.toMatchObject({ code: "not_found" });
    await expect(invitations.accept({ token, ...newcomer }, null)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("is stored without its token", async () => {
    const { owner } = await people.organization("hashing");
    const { link, invitation } = await invitations.create(owner, asMember("h@h.example"));
    const stored = await database.nativeDb.collection("member_invitations").find().toArray();
    expect(JSON.stringify(stored)).not.toContain(tokenIn(link));
    expect(JSON.stringify(await invitations.list(owner))).not.toContain(tokenIn(link));
    expect(await invitations.list(owner)).toEqual([invitation]);
  });

  it("is for the person with an account who signed in to it, and nobody else", async () => {
    const { owner } = await people.organization("hosting");
    const { organizationId } = await people.organization("elsewhere");
    const { email } = await people.member(organizationId, "auditor");
    const { email: another } = await people.member(organizationId, "auditor");
    const { link } = await invitations.create(owner, { ...asMember(email), role: "auditor" });
    const token = tokenIn(link);
    expect((await invitations.open(token)).hasAccount).toBe(true);
    const attempt = (user: Awaited<ReturnType<typeof userOf>>) =>
      invitations.accept({ token, ...newcomer, password: "a new password of mine" }, user);
    await expect(attempt(null)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(attempt(await userOf(another))).rejects.toMatchObject({ code: "forbidden" });
    await attempt(await userOf(email));
    const caller = await people.signedIn(email);
    const mine = await createOwnOrganizations(database).mine(caller);
    expect(mine).toMatchObject([
      { name: "elsewhere", role: "auditor" },
      { name: "hosting", role: "auditor" },
    ]);
  });

  it("stays open when accepting it fails, and takes one of two at once", async () => {
    const { owner } = await people.organization("failing");
    const { link } = await invitations.create(owner, asMember("f@f.example"));
    const token = tokenIn(link);
    for (const wrong of [{}, { name: "F", password: "short" }, { name: " ", password: PASSWORD }]) {
      await expect(invitations.accept({ token, ...wrong }, null)).rejects.toMatchObject({
        code: "invalid_input",
      });
    }
    const answers = await Promise.allSettled([
      invitations.accept({ token, ...newcomer }, null),
      invitations.accept({ token, ...newcomer }, null),
    ]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await members.list(owner)).toHaveLength(2);
  });

  it("is over after a week, when it is revoked, and when another takes its place", async () => {
    const { owner } = await people.organization("ending");
    const first = await invitations.create(owner, asMember("e@e.example"));
    const second = await invitations.create(owner, asMember("e@e.example"));
    expect(await invitations.list(owner)).toHaveLength(1);
    await expect(invitations.open(tokenIn(first.link))).rejects.toMatchObject({
      code: "not_found",
    });
    laterMs += 7 * DAY_MS - 60_000;
    expect((await invitations.open(tokenIn(second.link))).email).toBe("e@e.example");
    laterMs += 60_000;
    await expect(invitations.open(tokenIn(second.link))).rejects.toMatchObject({
      code: "not_found",
    });
    const third = await invitations.create(owner, asMember("e@e.example"));
    const { owner: stranger } = await people.organization("ended");
    const revoke = (caller: typeof owner) => invitations.revoke(caller, third.invitation.id);
    await expect(revoke(stranger)).rejects.toMatchObject({ code: "not_found" });
    await revoke(owner);
    await expect(invitations.open(tokenIn(third.link))).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(revoke(owner)).rejects.toMatchObject({ code: "not_found" });
  });

  it("gives no role above one's own, nor what the role does not have", async () => {
    const { organizationId } = await people.organization("ranks");
    const { caller: admin, email } = await people.member(organizationId, "admin");
    const input = { ...asMember("r@r.example"), role: "owner" as const };
    await expect(invitations.create(admin, input)).rejects.toMatchObject({ code: "forbidden" });
    const workspaces = [{ workspaceId: "ws1", role: "admin" as const }];
    const tooMuch = invitations.create(admin, { ...input, role: "auditor", workspaces });
    await expect(tooMuch).rejects.toMatchObject({ code: "invalid_input" });
    await expect(invitations.create(admin, asMember(email))).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

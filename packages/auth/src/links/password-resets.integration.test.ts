import { describe, expect, it } from "vitest";
import { newClientIp, PASSWORD, PUBLIC_URL, signInRequest } from "../../test/people.js";
import { runPeople } from "../../test/running-people.js";
import { openPeople } from "../sign-in/people.js";
import { createPasswordResets } from "./password-resets.js";

const people = await runPeople();
const { database, signIn } = people;
let clock = Date.now();
const now = () => new Date(clock);
const resets = createPasswordResets(database, { publicUrl: PUBLIC_URL, now });

const NEW_PASSWORD = "another horse battery";
const tokenIn = (link: string) => link.slice(`${PUBLIC_URL}/password-reset/`.length);

const statusOf = async (email: string, password: string) =>
  (await signIn.handle(signInRequest("/sign-in/email", { email, password }), newClientIp())).status;

async function join(userId: string, organizationId: string, role: string): Promise<void> {
  const { store } = await openPeople(database);
  await store.create({
    model: "member",
    data: { userId, organizationId, role, createdAt: new Date() },
  });
}

describe("a link for a new password", () => {
  it("sets it once, ends every session, and lets a locked account in", async () => {
    const { organizationId, owner } = await people.organization("resetting");
    const { userId, email, cookie } = await people.member(organizationId, "auditor");
    for (let number = 0; number < 11; number++) await statusOf(email, "wrong horse battery");
    expect(await statusOf(email, PASSWORD)).toBe(429);

    const { link } = await resets.link(owner, userId);
    const token = tokenIn(link);
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(await resets.persons(token)).toMatchObject([
      { actor: { id: userId, email }, organization: { id: organizationId } },
    ]);
    await expect(resets.reset({ token, password: "short" })).rejects.toMatchObject({
      code: "invalid_input",
    });
    await resets.reset({ token, password: NEW_PASSWORD });
    await expect(people.callerOf(cookie)).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await statusOf(email, NEW_PASSWORD)).toBe(200);
    expect(await statusOf(email, PASSWORD)).toBe(401);
    await expect(resets.reset({ token, password: PASSWORD })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("is over after an hour and when another takes its place, and stored as a hash", async () => {
    const { organizationId, owner } = await people.organization("expiring");
    const { userId } = await people.member(organizationId, "auditor");
    const [first, second] = [await resets.link(owner, userId), await resets.link(owner, userId)];
    const reset = (link: string) => resets.reset({ token: tokenIn(link), password: NEW_PASSWORD });
    await expect(reset(first.link)).rejects.toMatchObject({ code: "not_found" });
    const stored = await database.nativeDb.collection("password_resets").find().toArray();
    expect(JSON.stringify(stored)).not.toContain(tokenIn(second.link));
    clock += 3_600_000;
    await expect(reset(second.link)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is given by who manages the person, in every organization of that person", async () => {
    const { organizationId: here, owner } = await people.organization("here");
    const { organizationId: there } = await people.organization("there");
    const { caller: admin, userId: adminId } = await people.member(here, "admin");
    const { userId } = await people.member(here, "auditor");
    await expect(resets.link(admin, owner.actor.id)).rejects.toMatchObject({ code: "forbidden" });
    await resets.link(admin, userId);

    await join(userId, there, "auditor");
    await expect(resets.link(admin, userId)).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("another organization"),
    });
    await join(adminId, there, "auditor");
    await expect(resets.link(admin, userId)).rejects.toMatchObject({ code: "forbidden" });
    await join(owner.actor.id, there, "admin");
    expect((await resets.link(owner, userId)).link).toContain(PUBLIC_URL);
  });

  it("is none for who is an owner elsewhere, unless the caller is one there", async () => {
    const { organizationId: here, owner } = await people.organization("owning");
    const { organizationId: there, owner: theirs } = await people.organization("owned");
    await join(theirs.actor.id, here, "member");
    await join(owner.actor.id, there, "admin");
    await expect(resets.link(owner, theirs.actor.id)).rejects.toMatchObject({ code: "forbidden" });
    const { owner: stranger } = await people.organization("foreign");
    await expect(resets.link(stranger, theirs.actor.id)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

import { describe, expect, it } from "vitest";
import { redact } from "./redact.js";

const SIZE = 65_536;
const filled = (piece: string, size = SIZE) =>
  piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

/** Pieces that, repeated, make careless patterns slow: many beginnings, no end. */
const PIECES = [
  "a",
  "=",
  ":",
  "\\",
  '"',
  "'",
  "/",
  "-",
  "%",
  " ",
  "<",
  "{",
  "[",
  "A",
  "1",
  "_",
  ".",
  "@",
  "eyJ",
  "-eyJ",
  "eyJ.",
  ".eyJ-",
  "eyJaaaaaaaaaa.",
  "eyJaaaaaaaaaa.bbbbbbbb",
  "sk-",
  "-sk-a",
  "ghp_",
  "_ghp_",
  "AKIA",
  "-AKIA",
  "SG.",
  "xoxb-",
  "-----BEGIN ",
  "-----BEGIN PRIVATE KEY",
  "-----BEGIN PRIVATE KEY-----",
  "-----BEGIN A B C D ",
  "Bearer ",
  "basic ",
  "Bearer a",
  "Basic%20",
  "://",
  "://a:",
  "://a:b",
  "a://b:c@",
  "://:x/",
  "/a",
  "/reset/",
  "/reset/a1",
  "office.com/webhook/a/IncomingWebhook/",
  "discord.com/api/webhooks/1/",
  "12345678:",
  'name="pin"\n\n',
  "curl -u a:",
  "password",
  "password=",
  "password =",
  "password:",
  "password: ",
  '"password":',
  '"password":"',
  '\\"password\\":\\"',
  '"password":[',
  '"token":{',
  "token=a;",
  "token=,",
  "a=b&",
  "a=b;",
  "?token",
  "key ",
  "api key ",
  "api key: ",
  "key=",
  "&code=",
  "&code=a1",
  "--password ",
  "-p ",
  " --token",
  "--a b ",
  "<password>",
  "<password",
  "Cookie: ",
  "Cookie: a=",
  "authorization: ",
  "%3D",
  "%25",
  "%2525",
  "%7B%22",
  "token%3D",
  "%E2%82",
  "[[",
  '{"a":',
  '\\\\"',
  "\u{1F600}",
  "\uD800",
  "\u0000",
  "\n",
  "\t \n",
];

/** Time of the processor, which other work on the machine does not lengthen. */
function spentMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1_000;
}

describe("redact, against hostile values", { timeout: 30_000 }, () => {
  // With a square in the time these would take seconds, not milliseconds.
  it.each(PIECES)("reads 128 KiB of %j in a moment", (piece) => {
    const text = `${filled(piece)}" ${filled(`${piece} x`)}`;
    expect(spentMs(() => redact({ text, token: text }))).toBeLessThan(2_000);
  });

  it("walks 30,000 levels of objects and arrays", () => {
    const depth = 30_000;
    const objects = `${'{"a":'.repeat(depth)}{"password":"hunter2"}${"}".repeat(depth)}`;
    const arrays = `${"[".repeat(depth)}{"password":"hunter2"}${"]".repeat(depth)}`;
    for (const text of [objects, arrays]) {
      const value: unknown = JSON.parse(text);
      const redacted = redact(value, { path: "metadata" });
      expect(redacted.paths).toHaveLength(1);
      expect(redacted.paths[0]).toMatch(/^metadata\.….*password$/);
      expect(redacted.value === value).toBe(false);
    }
  });

  it("masks a secret on each of 30,000 levels", () => {
    const depth = 30_000;
    const text = `${'{"token":"x","a":'.repeat(depth)}1${"}".repeat(depth)}`;
    expect(spentMs(() => redact(JSON.parse(text)))).toBeLessThan(2_000);
  });

  it("masks a string with JSON that is too deep to be printed again", () => {
    const depth = 30_000;
    const text = `${"[".repeat(depth)}{"password":"hunter2"}${"]".repeat(depth)}`;
    expect(redact({ body: text })).toEqual({
      value: { body: "[REDACTED]" },
      paths: [expect.stringMatching(/^body\.….*password$/)],
    });
  });

  it("reads JSON in a string in JSON in a string, many times over", () => {
    let text = '{"password":"hunter2"}';
    for (let level = 0; level < 12; level += 1) text = JSON.stringify([text]);
    expect(JSON.stringify(redact(text).value)).not.toContain("hunter2");
  });

  it("is not slowed down by names that it never saw", () => {
    const value = Object.fromEntries(
      Array.from({ length: 50_000 }, (_, index) => [`someUserPassword${index}Policy`, "x"]),
    );
    expect(spentMs(() => redact(value))).toBeLessThan(2_000);
  });
});

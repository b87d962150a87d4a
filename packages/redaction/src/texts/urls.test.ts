import { describe, expect, it } from "vitest";
import { maskUrls } from "./urls.js";

describe("a user's name alone before a host", () => {
  it.each(["hunter2Zq9!xw", "hunter2%21Zq9xw", "p4ss^word", "pa$$w0rd1", "a1&b2*c3d4"])(
    "is masked when it is a password: %s",
    (user) => {
      expect(maskUrls(`see https://${user}@example.com/a`)).toBe(
        "see https://[REDACTED]@example.com/a",
      );
    },
  );

  it.each([
    ...["git", "alice", "user.name", "alice+ci2024", "ann_b-2024", "o'brien", "user%40example.com"],
    ...["$USER_2024", "{user!2024}", "ACME;ann2024", "svc-deploy~2024", "wow!wow!"],
  ])("stays otherwise: %s", (user) => {
    const text = `https://${user}@example.com/a`;
    expect(maskUrls(text)).toBe(text);
  });
});

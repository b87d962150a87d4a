import { describe, expect, it } from "vitest";
import { AppError, ERROR_KINDS } from "./errors.js";

describe("an error that a caller may read", () => {
  it("bears its code, its cause and when to try again", () => {
    const cause = new Error("of the driver");
    const error = new AppError("unavailable", "the queue is away", { cause, retryAfterSeconds: 2 });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      code: "unavailable",
      message: "the queue is away",
      cause,
      retryAfterSeconds: 2,
    });
  });

  it("has no cause when none is given", () => {
    expect(Object.hasOwn(new AppError("conflict", "exists already"), "cause")).toBe(false);
  });

  it("is logged the louder the more it is our own fault", () => {
    for (const [code, { httpStatus, logLevel }] of Object.entries(ERROR_KINDS)) {
      expect(["error", "warn"].includes(logLevel), code).toBe(httpStatus >= 500);
    }
  });
});

import { mongo } from "mongoose";
import { describe, expect, it } from "vitest";
import { isStoreUnavailable } from "./store-unavailable.js";

const answer = (code: number, errorLabels: string[] = []) =>
  new mongo.MongoServerError({ message: "said no", code, errorLabels });

describe("MongoDB is unavailable", () => {
  it.each([
    ["the network fails", new mongo.MongoNetworkError("socket closed")],
    ["the network is silent", new mongo.MongoNetworkTimeoutError("timed out")],
    ["the primary has stepped down", answer(189)],
    ["there is another primary", answer(10107)],
    ["it shuts down", answer(11600)],
    ["an operation takes too long", answer(50)],
    ["the disk is full", answer(14031)],
    ["a write has not reached the majority", answer(64)],
    ["the credentials are refused", answer(18)],
    ["the driver says a write may be tried again", answer(1, ["RetryableWriteError"])],
  ])("when %s", (_, error) => {
    expect(isStoreUnavailable(error)).toBe(true);
  });

  it.each([
    ["a document that is refused", answer(121)],
    ["a duplicate", answer(11000)],
    ["a command that is wrong", answer(9)],
    ["a document that is too large", new mongo.MongoInvalidArgumentError("larger than 16777216")],
    ["a fault of the program", new TypeError("undefined is not a function")],
    ["what is no error at all", "oops"],
  ])("not for %s", (_, error) => {
    expect(isStoreUnavailable(error)).toBe(false);
  });
});

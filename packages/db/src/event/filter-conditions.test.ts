import { describe, expect, it } from "vitest";
import { compileTerm } from "./filter-conditions.js";

describe("a filter's method", () => {
  it("is asked for in upper case, as ingest writes it, however it is spelled", () => {
    const { query } = compileTerm({ field: "method", values: ["get", "Post", "POST"] });
    expect(query).toEqual({ "request.method": { $in: ["GET", "POST"] } });
  });

  it("is asked for as it is when it is no verb, which ingest leaves as it came", () => {
    const { query } = compileTerm({ field: "method", values: ["/grpc.v1.Users/Get"] });
    expect(query).toEqual({ "request.method": "/grpc.v1.Users/Get" });
  });
});

import { describe, expect, it } from "vitest";
import { cloudTrailRecordSchema } from "./record.js";
import { resultOf } from "./result.js";

const read = (fields: Record<string, unknown>) =>
  resultOf(
    cloudTrailRecordSchema.parse({
      eventTime: "2026-03-01T10:00:00Z",
      eventSource: "signin.amazonaws.com",
      eventName: "ConsoleLogin",
      userIdentity: {},
      ...fields,
    }),
  );

describe("the result", () => {
  it.each([
    ["AccessDenied", 403],
    ["AccessDeniedException", 403],
    ["Client.UnauthorizedOperation", 403],
    ["NotAuthorized", 403],
    ["AuthFailure", 401],
    ["ExpiredToken", 401],
    ["ExpiredTokenException", 401],
    ["InvalidClientTokenId", 401],
    ["SignatureDoesNotMatch", 401],
    ["NoSuchBucket", 404],
    ["NoSuchEntityException", 404],
    ["Client.InvalidVpcID.NotFound", 404],
    ["ResourceNotFoundException", 404],
    ["InvocationDoesNotExist", 404],
    ["ThrottlingException", 429],
    ["Client.RequestLimitExceeded", 429],
    ["TooManyRequestsException", 429],
    ["SlowDown", 429],
    ["EntityAlreadyExistsException", 409],
    ["BucketNotEmpty", 409],
    ["DeleteConflictException", 409],
    ["Client.DependencyViolation", 409],
    ["InvalidDBInstanceStateFault", 409],
    ["ValidationException", 400],
    ["InvalidParameterValueException", 400],
    ["MalformedPolicyDocumentException", 400],
    ["Client.VpcLimitExceeded", 400],
    ["Server.InternalError", 500],
    ["InternalFailure", 500],
    ["ServiceUnavailableException", 503],
    ["Server.InsufficientInstanceCapacity", 503],
  ])("of %s is %d", (errorCode, status) => {
    expect(read({ errorCode, errorMessage: "why" })).toEqual({
      status,
      error: { code: errorCode, message: "why" },
    });
  });

  it("is 200 without an error, and no status where AWS acted by itself", () => {
    expect(read({ eventType: "AwsApiCall" })).toEqual({ status: 200 });
    expect(read({ eventType: "AwsServiceEvent" })).toEqual({ outcome: "success" });
  });

  it.each([
    { responseElements: { ConsoleLogin: "Failure" } },
    { responseElements: { ConsoleLogin: "Failure" }, errorMessage: "Failed authentication" },
    { responseElements: null, errorMessage: "Failed authentication" },
  ])("of a failed sign-in is 401: %j", (fields) => {
    expect(read({ eventType: "AwsConsoleSignIn", ...fields }).status).toBe(401);
  });

  it("of a code that is not known is a failure without an invented status, and reported", () => {
    expect(read({ errorCode: "Peculiar" })).toMatchObject({
      outcome: "failure",
      error: { code: "Peculiar" },
      unmapped: "errorCode Peculiar: no HTTP status known, kept as a failure without one",
    });
  });
});

import { describe, expect, it } from "vitest";
import { actorOf } from "./actor.js";
import { cloudTrailRecordSchema } from "./record.js";

const read = (userIdentity: Record<string, unknown>) =>
  actorOf(
    cloudTrailRecordSchema.parse({
      eventTime: "2026-03-01T10:00:00Z",
      eventSource: "s3.amazonaws.com",
      eventName: "ListBuckets",
      userIdentity,
    }),
  );

const role = (session: string, name = "deployer") => ({
  type: "AssumedRole",
  principalId: `AROAEXAMPLE:${session}`,
  arn: `arn:aws:sts::111122223333:assumed-role/${name}/${session}`,
  accountId: "111122223333",
  sessionContext: {
    sessionIssuer: {
      type: "Role",
      arn: `arn:aws:iam::111122223333:role/${name}`,
      userName: name,
    },
  },
});

describe("the actor", () => {
  it.each([
    [
      "an IAM user whose ARN is left out, as sign-ins do",
      { type: "IAMUser", accountId: "111122223333", userName: "alice" },
      { type: "user", id: "arn:aws:iam::111122223333:user/alice", name: "alice" },
    ],
    [
      "root",
      { type: "Root", accountId: "111122223333", arn: "arn:aws:iam::111122223333:root" },
      { type: "user", id: "arn:aws:iam::111122223333:root", name: "root" },
    ],
    [
      "a service",
      { type: "AWSService", invokedBy: "rds.amazonaws.com" },
      { type: "service", id: "rds.amazonaws.com" },
    ],
    [
      "a service without a type",
      { accountId: "111122223333", invokedBy: "ec2.amazonaws.com" },
      { type: "service", id: "ec2.amazonaws.com" },
    ],
    [
      "a program with a role",
      role("i-0123456789abcdef0"),
      {
        type: "service",
        id: "arn:aws:sts::111122223333:assumed-role/deployer/i-0123456789abcdef0",
        name: "i-0123456789abcdef0",
        onBehalfOf: {
          type: "service",
          id: "arn:aws:iam::111122223333:role/deployer",
          name: "deployer",
        },
      },
    ],
    [
      "a person with a role, known by the email address",
      role("alice@example.com", "AWSReservedSSO_Admin_0123"),
      {
        type: "user",
        id: "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123/alice@example.com",
        name: "alice@example.com",
        email: "alice@example.com",
        onBehalfOf: {
          type: "service",
          id: "arn:aws:iam::111122223333:role/AWSReservedSSO_Admin_0123",
          name: "AWSReservedSSO_Admin_0123",
        },
      },
    ],
    [
      "a federated user",
      {
        type: "FederatedUser",
        arn: "arn:aws:sts::111122223333:federated-user/carol",
        sessionContext: {
          sessionIssuer: { arn: "arn:aws:iam::111122223333:user/broker", userName: "broker" },
        },
      },
      {
        type: "user",
        id: "arn:aws:sts::111122223333:federated-user/carol",
        name: "carol",
        onBehalfOf: {
          type: "user",
          id: "arn:aws:iam::111122223333:user/broker",
          name: "broker",
        },
      },
    ],
    [
      "a person of a SAML provider",
      { type: "SAMLUser", principalId: "SAMP:carol", userName: "carol@example.com" },
      {
        type: "user",
        id: "SAMP:carol",
        name: "carol@example.com",
        email: "carol@example.com",
      },
    ],
    [
      "a person of IAM Identity Center",
      {
        type: "IdentityCenterUser",
        onBehalfOf: { userId: "544894e8-80c1", identityStoreArn: "x" },
      },
      { type: "user", id: "544894e8-80c1" },
    ],
    [
      "somebody of another account",
      { type: "AWSAccount", principalId: "AIDAOTHER", accountId: "999988887777" },
      { type: "user", id: "AIDAOTHER", name: "999988887777" },
    ],
    [
      "nobody known",
      { type: "AWSAccount", principalId: "", accountId: "ANONYMOUS_PRINCIPAL" },
      { type: "user", id: "ANONYMOUS_PRINCIPAL", name: "ANONYMOUS_PRINCIPAL" },
    ],
  ])("is %s", (_name, identity, actor) => {
    expect(read(identity)).toEqual({ actor });
  });

  it("stays the person when a service calls for a person", () => {
    const identity = { type: "IAMUser", arn: "arn:aws:iam::1:user/a", invokedBy: "AWS Internal" };
    expect(read(identity).actor).toMatchObject({ type: "user", id: "arn:aws:iam::1:user/a" });
  });

  it("of a type that is not known is kept, and reported", () => {
    expect(read({ type: "Robot", principalId: "R2" })).toEqual({
      actor: { type: "user", id: "R2" },
      unmapped: "userIdentity.type Robot: kept as a user",
    });
    expect(read({}).actor.id).toBe("unknown");
  });
});

import { describe, expect, it } from "vitest";
import { actionOf, categoryOf } from "./action.js";
import { readCall } from "./call.js";
import { cloudTrailRecordSchema } from "./record.js";
import { resourcesOf } from "./resources.js";

function read(name: `${string}:${string}`, fields: Record<string, unknown> = {}) {
  const [service, eventName = ""] = name.split(":");
  const record = cloudTrailRecordSchema.parse({
    eventTime: "2026-03-01T10:00:00Z",
    eventSource: `${service}.amazonaws.com`,
    eventName,
    userIdentity: {},
    recipientAccountId: "111122223333",
    ...fields,
  });
  const call = readCall(record.eventSource, eventName);
  const action = actionOf(call) ?? "call";
  return { action, category: categoryOf(call, record), ...resourcesOf(record, call, action) };
}
const asked = (name: `${string}:${string}`, requestParameters: unknown) =>
  read(name, { requestParameters });

describe("a call", () => {
  it.each([
    ["iam:CreateUser", "create"],
    ["ec2:RunInstances", "create"],
    ["s3:PutBucketPolicy", "update"],
    ["ec2:ModifyInstanceAttribute", "update"],
    ["ec2:TerminateInstances", "delete"],
    ["ec2:CopySnapshot", "duplicate"],
    ["secretsmanager:RotateSecret", "rotate"],
    ["lambda:GetFunction20150331v2", "read"],
    ["ecr:BatchGetImage", "read"],
    ["iam:ListUsers", "list"],
    ["iam:AttachRolePolicy", "attach"],
    ["cloudtrail:StopLogging", "stop"],
    ["cognito-idp:AdminCreateUser", "create"],
    ["kms:KeyDeleted", "delete"],
    ["signin:ConsoleLogin", "login"],
  ] as const)("%s does %s", (name, action) => {
    expect(read(name).action).toBe(action);
  });

  it.each([
    ["iam:CreateUser", { readOnly: false }, "change"],
    ["iam:GetUser", { readOnly: true }, "access"],
    ["sts:AssumeRole", { readOnly: true }, "auth"],
    ["signin:CheckMfa", { readOnly: false }, "auth"],
    ["secretsmanager:EndSecretVersionDelete", { eventType: "AwsServiceEvent" }, "system"],
  ] as const)("%s %j is of the category %s", (name, fields, category) => {
    expect(read(name, fields).category).toBe(category);
  });
});

describe("what a call was about", () => {
  it.each([
    ["s3:DeleteBucket", { bucketName: "logs" }, { type: "s3.bucket", id: "logs" }],
    ["iam:DeleteUser", { userName: "bob" }, { type: "iam.user", id: "bob" }],
    ["lambda:Invoke", { functionName: "pay" }, { type: "lambda.function", id: "pay" }],
    [
      "lambda:GetPolicy",
      { functionName: "arn:aws:lambda:eu-west-1:111122223333:function:pay:7" },
      { type: "lambda.function", id: "pay" },
    ],
    [
      "secretsmanager:GetSecretValue",
      { secretId: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db/main-AbC123" },
      { type: "secretsmanager.secret", id: "db/main" },
    ],
    [
      "secretsmanager:GetSecretValue",
      { secretId: "db/main" },
      { type: "secretsmanager.secret", id: "db/main" },
    ],
    ["kms:Encrypt", { keyId: "alias/aws/ssm" }, { type: "kms.alias", id: "alias/aws/ssm" }],
    [
      "ec2:TerminateInstances",
      { instancesSet: { items: [{ instanceId: "i-0123456789abcdef0" }] } },
      { type: "ec2.instance", id: "i-0123456789abcdef0" },
    ],
    [
      "ec2:DeleteSecurityGroup",
      { groupId: "sg-01234567" },
      { type: "ec2.security_group", id: "sg-01234567" },
    ],
    ["iam:DeleteGroup", { groupName: "ops" }, { type: "iam.group", id: "ops" }],
    ["events:PutRule", { name: "nightly" }, { type: "events.rule", id: "nightly" }],
    [
      "ssm:ListTagsForResource",
      { resourceType: "Parameter", resourceId: "/a/b" },
      { type: "ssm.parameter", id: "/a/b" },
    ],
    [
      "rds:ModifyDBInstance",
      { dBInstanceIdentifier: "main" },
      { type: "rds.db_instance", id: "main" },
    ],
    ["sts:GetCallerIdentity", null, { type: "sts.caller_identity" }],
    ["ec2:DescribeAddresses", null, { type: "ec2.address" }],
    ["ec2:DescribeVpcs", { filterSet: { items: [{ name: "x" }] } }, { type: "ec2.vpc" }],
  ] as const)("%s %j", (name, parameters, resource) => {
    expect(asked(name, parameters).resource).toEqual(resource);
  });

  it("is the same resource whether AWS lists it by its ARN or the caller by its name", () => {
    const resources = [{ ARN: "arn:aws:s3:::logs", type: "AWS::S3::Bucket" }];
    expect(
      read("s3:GetBucketAcl", { resources, requestParameters: { bucketName: "logs" } }),
    ).toMatchObject({
      resource: { type: "s3.bucket", id: "logs" },
      targets: [],
    });
  });

  it("names the role first and what was granted to it as a target", () => {
    const granted = asked("iam:AttachRolePolicy", {
      policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
      roleName: "deployer",
    });
    expect(granted.resource).toEqual({ type: "iam.role", id: "deployer" });
    expect(granted.targets).toEqual([{ type: "iam.policy", id: "AdministratorAccess" }]);
  });

  it("never says that a thing was deleted when only a part of it was", () => {
    const policy = asked("s3:DeleteBucketPolicy", { bucketName: "logs" });
    expect(policy.resource).toEqual({ type: "s3.bucket_policy", id: "logs" });
    expect(policy.targets).toEqual([{ type: "s3.bucket", id: "logs" }]);

    const login = asked("iam:DeleteLoginProfile", { userName: "bob" });
    expect(login.resource).toEqual({ type: "iam.login_profile", id: "bob" });
  });

  it("takes the id of something new from the answer, and its name from the question", () => {
    const created = read("ec2:CreateSecurityGroup", {
      requestParameters: { groupName: "web", vpcId: "vpc-01234567" },
      responseElements: { groupId: "sg-01234567" },
    });
    expect(created.resource).toEqual({
      type: "ec2.security_group",
      id: "sg-01234567",
      name: "web",
    });
    expect(created.targets).toEqual([{ type: "ec2.vpc", id: "vpc-01234567" }]);
  });

  it("calls a user's key by the user, whom one searches for, and not by its own id", () => {
    const parameters = { requestParameters: { userName: "bob" } };
    const responseElements = { accessKey: { accessKeyId: "AKIAEXAMPLE", userName: "bob" } };
    for (const fields of [parameters, { ...parameters, responseElements }]) {
      const key = read("iam:CreateAccessKey", fields);
      expect(key.resource).toEqual({ type: "iam.access_key", id: "bob" });
      expect(key.targets).toEqual([{ type: "iam.user", id: "bob" }]);
    }
  });

  it("is a role of IAM for STS, also where the role is not said", () => {
    expect(asked("sts:AssumeRole", null).resource).toEqual({ type: "iam.role" });
  });

  it("keeps the ARN of another account's resource whole", () => {
    const arn = "arn:aws:iam::999988887777:role/partner";
    expect(asked("sts:AssumeRole", { roleArn: arn }).resource).toEqual({
      type: "iam.role",
      id: arn,
    });
  });

  it("is the account for a sign-in", () => {
    expect(read("signin:ConsoleLogin").resource).toEqual({
      type: "aws.account",
      id: "111122223333",
    });
  });

  it("keeps twenty targets at most, and says so", () => {
    const instanceIds = Array.from({ length: 50 }, (_, index) => `i-000000${10 + index}`);
    const many = asked("ec2:StopInstances", { instanceIds });
    expect(many.targets).toHaveLength(20);
    expect(many.unmapped).toContain("only the first 21");
  });

  it("never has a type that is reserved for the log itself", () => {
    expect(read("audit:CreateThing").resource.type).toBe("aws.audit.thing");
  });
});

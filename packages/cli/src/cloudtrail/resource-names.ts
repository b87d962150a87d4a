import { type NamedResource, readArn } from "./arn.js";
import { type Call, snakeCase } from "./call.js";
import type { NamedValue } from "./named-values.js";

/** Ids of EC2 say what they are of. */
const EC2_IDS: ReadonlyMap<string, string> = new Map([
  ["acl", "network_acl"],
  ["ami", "image"],
  ["eipalloc", "address"],
  ["eni", "network_interface"],
  ["fl", "flow_log"],
  ["i", "instance"],
  ["igw", "internet_gateway"],
  ["key", "key_pair"],
  ["lt", "launch_template"],
  ["nat", "nat_gateway"],
  ["rtb", "route_table"],
  ["sg", "security_group"],
  ["snap", "snapshot"],
  ["subnet", "subnet"],
  ["tgw", "transit_gateway"],
  ["vol", "volume"],
  ["vpc", "vpc"],
  ["vpce", "vpc_endpoint"],
]);
const EC2_ID = /^([a-z]+)-[0-9a-z]{8,17}$/;

/**
 * Parameters that name a resource, by the service whose resource it is; `*` is whatever service was
 * called. What is not listed here stays in the metadata and is no resource.
 */
const PARAMETERS = new Map<string, readonly [service: string, kind: string]>([
  ["bucket", ["s3", "bucket"]],
  ["bucketName", ["s3", "bucket"]],
  ["clusterName", ["*", "cluster"]],
  ["commandId", ["ssm", "command"]],
  ["dBClusterIdentifier", ["rds", "db_cluster"]],
  ["dBClusterSnapshotIdentifier", ["rds", "db_cluster_snapshot"]],
  ["dBInstanceIdentifier", ["rds", "db_instance"]],
  ["dBSnapshotIdentifier", ["rds", "db_snapshot"]],
  ["dBSubnetGroupName", ["rds", "db_subnet_group"]],
  ["detectorId", ["guardduty", "detector"]],
  ["documentName", ["ssm", "document"]],
  ["functionName", ["lambda", "function"]],
  ["hostedZoneId", ["route53", "hosted_zone"]],
  ["instanceProfileName", ["iam", "instance_profile"]],
  ["kmsKeyId", ["kms", "key"]],
  ["loadBalancerName", ["elasticloadbalancing", "load_balancer"]],
  ["logGroupName", ["logs", "log_group"]],
  ["profileId", ["*", "profile"]],
  ["queueUrl", ["sqs", "queue"]],
  ["repositoryName", ["*", "repository"]],
  ["ruleName", ["*", "rule"]],
  ["s3Bucket", ["s3", "bucket"]],
  ["s3BucketName", ["s3", "bucket"]],
  ["sAMLProviderArn", ["iam", "saml_provider"]],
  ["secretId", ["secretsmanager", "secret"]],
  ["stackName", ["cloudformation", "stack"]],
  ["streamName", ["*", "stream"]],
  ["tableName", ["dynamodb", "table"]],
  ["trailName", ["cloudtrail", "trail"]],
  ["trustAnchorId", ["rolesanywhere", "trust_anchor"]],
]);

/** Parameters that mean something in one service alone. */
const SERVICE_PARAMETERS: ReadonlyMap<string, string> = new Map([
  ["iam.groupName", "group"],
  ["iam.policyName", "policy"],
  ["iam.roleName", "role"],
  ["iam.userName", "user"],
  ["kms.keyId", "key"],
  ["ec2.groupName", "security_group"],
  ["ec2.keyName", "key_pair"],
  ["cloudtrail.name", "trail"],
  ["secretsmanager.name", "secret"],
]);

const typed = (service: string, kind: string, id: string): NamedResource =>
  service === "kms" && id.startsWith("alias/")
    ? { type: "kms.alias", id }
    : { type: `${service}.${kind}`, id };

/** The resource that a parameter names; undefined when it names none. */
export function resourceNamed(
  { name, value, atTop }: NamedValue,
  call: Call,
  homeAccount: string | undefined,
): NamedResource | undefined {
  if (value.startsWith("arn:")) return readArn(value, homeAccount);

  const ec2Kind = EC2_IDS.get(EC2_ID.exec(value)?.[1] ?? "");
  if (ec2Kind !== undefined && /(id|content|destination)$/i.test(name)) {
    return { type: `ec2.${ec2Kind}`, id: value };
  }
  const known = PARAMETERS.get(name);
  if (known) {
    const [service, kind] = known;
    return typed(service === "*" ? call.service : service, kind, value);
  }
  const own = SERVICE_PARAMETERS.get(`${call.service}.${name}`);
  if (own !== undefined) return typed(call.service, own, value);

  // `CreateTrustAnchor({ name })`, `GetQueueUrl({ queueName })`: the thing that the call is about.
  const isNounItself =
    (atTop && name === "name") ||
    snakeCase(name).replace(/_(id|name|identifier)$/, "") === call.noun;
  // The unique ids that IAM gives beside names are used by nobody to name anything.
  const names = call.service === "iam" ? /name$/i : /(id|name|identifier)$/i;
  if (call.noun !== "" && isNounItself && names.test(name)) {
    return typed(call.service, call.noun, value);
  }
  return undefined;
}

import { snakeCase } from "./call.js";

/** A resource named by an ARN, in the words of an event. */
export interface NamedResource {
  /** `iam.role`, `s3.bucket`. */
  readonly type: string;
  /** The name or id without service, account and path: `admin`, `my-bucket`, `i-0abc…`. */
  readonly id: string;
}

/** Where the ARN's own word for a kind is shorter than what the calls say. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ["rds.db", "rds.db_instance"],
  ["rds.cluster", "rds.db_cluster"],
  ["rds.snapshot", "rds.db_snapshot"],
  ["rds.cluster_snapshot", "rds.db_cluster_snapshot"],
  ["rds.subgrp", "rds.db_subnet_group"],
  ["rds.pg", "rds.db_parameter_group"],
]);

/** Services whose ARNs name no kind, since they have but one. */
const ONLY_KIND: ReadonlyMap<string, string> = new Map([
  ["s3", "bucket"],
  ["sns", "topic"],
  ["sqs", "queue"],
]);

/** Secrets Manager ends its ARNs with a dash and six random characters. */
const SECRET_SUFFIX = /-[A-Za-z0-9]{6}$/;

function shortId(type: string, rest: string): string {
  switch (type) {
    case "secretsmanager.secret":
      return rest.replace(SECRET_SUFFIX, "");
    case "lambda.function":
      return rest.split(":")[0] ?? rest;
    case "logs.log_group":
      return rest.replace(/:\*$/, "").split(":log-stream:")[0] ?? rest;
    case "ssm.parameter":
      // Names in a hierarchy begin with a slash, which their ARN swallows.
      return rest.includes("/") ? `/${rest}` : rest;
    default:
      // IAM puts a path before the name; names are unique without it.
      return type.startsWith("iam.") ? (rest.split("/").at(-1) ?? rest) : rest;
  }
}

/**
 * Reads an ARN (`arn:partition:service:region:account:resource`); undefined for other texts. A
 * resource of another account keeps its whole ARN as id, since names are unique in an account only.
 */
export function readArn(text: string, homeAccount?: string): NamedResource | undefined {
  const [prefix, , service, , account, ...tail] = text.split(":");
  const resource = tail.join(":");
  if (prefix !== "arn" || !service || !resource) return undefined;

  const only = ONLY_KIND.get(service);
  if (only !== undefined) {
    const isObject = service === "s3" && resource.includes("/");
    return { type: `${service}.${isObject ? "object" : only}`, id: resource };
  }
  const cut = resource.search(/[:/]/);
  const kind = cut < 0 ? "resource" : resource.slice(0, cut).replaceAll("-", "_");
  const plainType = `${service}.${snakeCase(kind)}`;
  const type = KINDS.get(plainType) ?? plainType;
  const foreign = account && homeAccount && account !== homeAccount && account !== "aws";
  return { type, id: foreign ? text : shortId(type, resource.slice(cut + 1)) };
}

/** `AWS::EC2::SecurityGroup` gives `ec2.security_group`. */
export function readResourceType(type: string): string | undefined {
  const [vendor, service, kind] = type.split("::");
  if (vendor !== "AWS" || !service || !kind) return undefined;
  return `${service.toLowerCase()}.${snakeCase(kind)}`;
}

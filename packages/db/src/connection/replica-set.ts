import { AppError } from "@audit/types";

/**
 * Throws an `AppError` `invalid_input` unless what MongoDB answered to `hello` comes from a member
 * of a replica set (`setName`) or from a router of a sharded cluster (`isdbgrid`). A single server
 * knows no retryable writes, transactions or majority, and its driver's advice is to do without.
 */
export function assertReplicaSet(
  hello: { readonly setName?: unknown; readonly msg?: unknown },
  hosts: string,
): void {
  if (typeof hello.setName === "string" || hello.msg === "isdbgrid") return;
  throw new AppError(
    "invalid_input",
    `MongoDB at ${hosts} is not a replica set; one node is enough: start mongod with --replSet rs0, run rs.initiate() once, and add replicaSet=rs0 to MONGODB_URI`,
  );
}

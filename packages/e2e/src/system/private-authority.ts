import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { type OwnDatabase, startOwnMongo, startOwnRedis } from "@audit/test-kit/own-databases";
import { freePorts } from "./free-ports.js";

const run = promisify(execFile);

/** A certificate authority that no system knows, and a server's certificate of it. */
export interface PrivateAuthority {
  readonly caFile: string;
  /** For servers at 127.0.0.1 and localhost. */
  readonly certificateFile: string;
  readonly keyFile: string;
  /** Certificate and key in one, as mongod wants them. */
  readonly certificateKeyFile: string;
}

const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc"];

/** Makes one with openssl, for a day, in files of this folder. */
export async function createPrivateAuthority(folder: string): Promise<PrivateAuthority> {
  const file = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => run("openssl", args, { cwd: folder });
  await openssl(
    ...["req", "-x509", ...newKey, "-days", "1", "-subj", "/CN=Private authority"],
    ...["-keyout", "ca.key", "-out", "ca.pem"],
  );
  await openssl(
    ...["req", ...newKey, "-subj", "/CN=localhost", "-keyout", "server.key"],
    ...["-out", "server.csr"],
  );
  writeFileSync(file("names"), "subjectAltName=IP:127.0.0.1,DNS:localhost\n");
  await openssl(
    ...["x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key"],
    ...["-CAcreateserial", "-days", "1", "-extfile", "names", "-out", "server.pem"],
  );
  const both = ["server.pem", "server.key"].map((name) => readFileSync(file(name), "utf8"));
  writeFileSync(file("both.pem"), both.join(""), { mode: 0o600 });
  return {
    caFile: file("ca.pem"),
    certificateFile: file("server.pem"),
    keyFile: file("server.key"),
    certificateKeyFile: file("both.pem"),
  };
}

/** Takes TLS alone. Its `url` says so, and names no authority. */
export async function startMongoWithTls(authority: PrivateAuthority): Promise<OwnDatabase> {
  const mongo = await startOwnMongo(
    {},
    {
      serverArguments: [
        ...["--tlsMode", "requireTLS", "--tlsCertificateKeyFile", authority.certificateKeyFile],
        ...["--tlsCAFile", authority.caFile, "--tlsAllowConnectionsWithoutCertificates"],
      ],
      connectOptions: { tls: true, tlsCAFile: authority.caFile },
    },
  );
  return { ...mongo, url: `${mongo.url}&tls=true` };
}

/** Its `url` is of the port that takes TLS alone. */
export async function startRedisWithTls(authority: PrivateAuthority): Promise<OwnDatabase> {
  const [port] = await freePorts(1);
  const redis = await startOwnRedis({
    serverArguments: [
      ...["--tls-port", String(port), "--tls-auth-clients", "no"],
      ...["--tls-cert-file", authority.certificateFile, "--tls-key-file", authority.keyFile],
      ...["--tls-ca-cert-file", authority.caFile],
    ],
  });
  return { ...redis, url: `rediss://127.0.0.1:${port}` };
}

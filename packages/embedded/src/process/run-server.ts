import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { EmbeddedServerError, reasonOf } from "../embedded-server-error.js";
import { filesFolderOf, findLeftOver, findUnrecorded, STOP_GRACE_MS } from "./left-over.js";
import { readLogTail } from "./log-tail.js";
import { orAbort } from "./or-abort.js";
import { pollUntil } from "./poll-until.js";
import { assertPortFree, freePort, isPortFree } from "./port.js";
import { endProcess, identifyProcess, isAlive } from "./process-identity.js";
import type { EmbeddedServer, ServerPlan } from "./server-plan.js";
import {
  readServerRecord,
  type ServerBinary,
  type ServerRecord,
  writeServerRecord,
} from "./server-record.js";
import { spawnServer } from "./spawn-server.js";

/** Recovery of a large journal after a kill takes a while; a usual start takes a second or two. */
const READY_TIMEOUT_MS = 60_000;

interface Files {
  readonly filesFolder: string;
  readonly logFile: string;
}

function commandLineOf(plan: ServerPlan, files: Files, binary: ServerBinary, port: number) {
  return [binary.path, ...plan.argumentsFor(port, files.filesFolder)];
}

/** Takes over the server that a killed run left, if it runs just as it would be started now. */
async function adoptLeftOver(plan: ServerPlan, files: Files): Promise<ServerRecord | null> {
  for (const stray of findUnrecorded(plan.dataFolder)) await endProcess(stray, STOP_GRACE_MS);
  const leftOver = findLeftOver(plan.dataFolder);
  if (!leftOver) return null;
  const wanted = commandLineOf(plan, files, leftOver.binary, plan.port ?? leftOver.port);
  if (JSON.stringify(wanted) === JSON.stringify(leftOver.commandLine)) {
    plan.onProgress(`${plan.label}: going on with process ${leftOver.server.pid} of a killed run`);
    return leftOver;
  }
  plan.onProgress(`${plan.label}: ending process ${leftOver.server.pid} of a killed run`);
  await endProcess(leftOver.server, STOP_GRACE_MS);
  return null;
}

async function choosePort(plan: ServerPlan, before: ServerRecord | null): Promise<number> {
  if (plan.port !== undefined) {
    await assertPortFree(plan.port, plan.label);
    return plan.port;
  }
  return before && (await isPortFree(before.port)) ? before.port : freePort();
}

async function startAnew(plan: ServerPlan, files: Files): Promise<Omit<ServerRecord, "owner">> {
  const before = readServerRecord(plan.dataFolder);
  const port = await choosePort(plan, before);
  // what one version wrote another may refuse to read: stay with the program of the run before
  const binary =
    before && existsSync(before.binary.path)
      ? before.binary
      : await orAbort(plan.findBinary(), plan.signal);
  plan.onProgress(`${plan.label}: starting ${binary.origin} on port ${port}`);
  const commandLine = commandLineOf(plan, files, binary, port);
  const { identity } = await spawnServer({ commandLine, logFile: files.logFile });
  return { server: identity, port, binary, commandLine };
}

function claim(plan: ServerPlan, running: Omit<ServerRecord, "owner">): ServerRecord {
  const owner = identifyProcess(process.pid);
  if (!owner) throw new EmbeddedServerError("this system does not show its processes");
  const record = { ...running, owner };
  writeServerRecord(plan.dataFolder, record);
  return record;
}

async function waitUntilReady(plan: ServerPlan, files: Files, record: ServerRecord) {
  let last = "no answer";
  const serves = async () => {
    try {
      return await plan.isReady(record.port);
    } catch (error) {
      last = reasonOf(error);
      return false;
    }
  };
  const settled = async () =>
    !isAlive(record.server) || plan.signal?.aborted === true || (await serves());
  const inTime = await pollUntil(settled, { timeoutMs: READY_TIMEOUT_MS, intervalMs: 50 });
  if (plan.signal?.aborted) await endProcess(record.server, STOP_GRACE_MS);
  plan.signal?.throwIfAborted();
  if (inTime && isAlive(record.server)) return;
  const reason = inTime ? "it ended by itself" : `not ready after ${READY_TIMEOUT_MS} ms, ${last}`;
  await endProcess(record.server, STOP_GRACE_MS);
  const tail = `the end of ${files.logFile}:\n${readLogTail(files.logFile)}`;
  throw new EmbeddedServerError(`${plan.label} did not start: ${reason}\n  ${tail}`);
}

function handleOf(plan: ServerPlan, files: Files, record: ServerRecord): EmbeddedServer {
  let stopping: Promise<unknown> | undefined;
  return {
    url: plan.urlFor(record.port),
    pid: record.server.pid,
    port: record.port,
    origin: record.binary.origin,
    logFile: files.logFile,
    isAlive: () => isAlive(record.server),
    stop: async () => {
      stopping ??= endProcess(record.server, STOP_GRACE_MS);
      await stopping;
    },
  };
}

/**
 * Runs one database on a data folder: takes over or ends what a killed run left there, else starts
 * it, and waits until it serves. Throws `EmbeddedServerError`, with the end of the log when the
 * database itself failed.
 */
export async function runServer(plan: ServerPlan): Promise<EmbeddedServer> {
  const files = {
    filesFolder: filesFolderOf(plan.dataFolder),
    logFile: join(plan.dataFolder, `${plan.label.toLowerCase()}.log`),
  };
  mkdirSync(files.filesFolder, { recursive: true, mode: 0o700 });
  const running = (await adoptLeftOver(plan, files)) ?? (await startAnew(plan, files));
  const record = claim(plan, running);
  await waitUntilReady(plan, files, record);
  return handleOf(plan, files, record);
}

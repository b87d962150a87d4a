import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const owner = fileURLToPath(new URL("./owner.ts", import.meta.url));

/**
 * Starts a database from a process of its own and kills that process, as a crash or `kill -9` of
 * the launcher would. Resolves to the pid and the port of the database that it leaves behind.
 */
export async function killedRun(
  kind: "mongo" | "redis",
  dataFolder: string,
): Promise<{ pid: number; port: number }> {
  const child = spawn(process.execPath, ["--import", "tsx", owner, kind, dataFolder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  for await (const line of createInterface(child.stdout)) {
    const [pid, port] = line.split(" ").map(Number);
    child.kill("SIGKILL");
    await ended;
    if (pid === undefined || port === undefined) break;
    return { pid, port };
  }
  throw new Error(`the owner of ${kind} said nothing`);
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { pollUntil } from "@audit/embedded";
import { onTestFinished } from "vitest";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

/** Ingest as an operator starts it, from its sources, in a process of its own on a free port. */
export function startIngestProcess(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ["--conditions=@audit/source", "--import", "tsx", main], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env.PATH, INGEST_PORT: "0", ...env },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const exited = once(child, "exit");
  onTestFinished(() => void child.kill("SIGKILL"));
  const url = () => /Server listening at (http:[^"]+)/.exec(output)?.[1];

  return {
    output: () => output,
    /** Its address, once it takes events. */
    untilReady: async (): Promise<string> => {
      const isReady = async () =>
        url() !== undefined &&
        (await fetch(`${url()}/healthz/ready`).catch(() => null))?.ok === true;
      await pollUntil(isReady, { timeoutMs: 60_000 });
      const address = url();
      if (address === undefined) throw new Error(`ingest does not listen:\n${output}`);
      return address;
    },
    /** Sends the signal, or none, and resolves with the exit code once the process has ended. */
    ended: async (signal?: NodeJS.Signals): Promise<number | null> => {
      if (signal) child.kill(signal);
      await exited;
      return child.exitCode;
    },
  };
}

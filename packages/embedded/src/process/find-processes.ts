import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { identifyProcess, type ProcessIdentity } from "./process-identity.js";

interface CommandLine {
  readonly pid: number;
  readonly arguments: readonly string[];
}

function commandLinesOnLinux(): CommandLine[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      const text = readFileSync(`/proc/${pid}/cmdline`, "utf8");
      return [{ pid: Number(pid), arguments: text.split("\0") }];
    } catch {
      // it ended meanwhile
      return [];
    }
  });
}

/** Arguments with spaces come apart here, so that such a process is not found; nothing else is. */
function commandLinesElsewhere(): CommandLine[] {
  const lines = execFileSync("ps", ["-axww", "-o", "pid=,command="], { encoding: "utf8" });
  return lines.split("\n").map((line) => {
    const [pid, ...rest] = line.trim().split(/\s+/);
    return { pid: Number(pid), arguments: rest };
  });
}

/**
 * The processes of these programs that were given this very argument. Finds what was started just
 * before a kill, when nobody was left to note its pid.
 */
export function findProcesses(programs: readonly string[], argument: string): ProcessIdentity[] {
  const all = process.platform === "linux" ? commandLinesOnLinux() : commandLinesElsewhere();
  return all.flatMap((one) => {
    const [program = "", ...rest] = one.arguments;
    if (!programs.includes(basename(program)) || !rest.includes(argument)) return [];
    return identifyProcess(one.pid) ?? [];
  });
}

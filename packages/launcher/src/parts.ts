import { type EmbeddedServer, endProcess, isAlive, readLogTail } from "@audit/embedded";
import { describeEnd, type RunningService } from "./services/service.js";

/** One process of the running system, to watch and to stop. */
export interface Part {
  readonly name: string;
  readonly isAlive: () => boolean;
  /** Why it is not alive, with the last it said. */
  readonly describeEnd: () => string;
  /** Lets it finish; resolves once it is gone. */
  readonly stop: () => Promise<void>;
  /** Does not let it finish. Absent where that would be worse than waiting. */
  readonly kill?: () => Promise<void>;
}

/** Longer than a service's own deadline for finishing what is under way. */
const SERVICE_GRACE_MS = 30_000;

export function servicePart(service: RunningService): Part {
  const { plan, identity } = service;
  let how = "nobody knows how";
  void service.ended.then((ending) => {
    how = ending;
  });
  const end = async (graceMs: number) => {
    await endProcess(identity, graceMs);
  };
  return {
    name: plan.name,
    isAlive: () => isAlive(identity),
    describeEnd: () => describeEnd(plan, how),
    stop: () => end(SERVICE_GRACE_MS),
    kill: () => end(0),
  };
}

export function databasePart(name: string, server: EmbeddedServer): Part {
  const { isAlive: isServerAlive, logFile, stop } = server;
  return {
    name,
    isAlive: isServerAlive,
    describeEnd: () => `${name} ended; the end of ${logFile}:\n${readLogTail(logFile)}`,
    stop,
  };
}

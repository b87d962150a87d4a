import type { OnProgress } from "../progress.js";
import type { ServerBinary } from "./server-record.js";

/** A running database of this machine. */
export interface EmbeddedServer {
  readonly url: string;
  readonly pid: number;
  readonly port: number;
  /** Which program runs and where it came from, for people. */
  readonly origin: string;
  readonly logFile: string;
  readonly isAlive: () => boolean;
  /** Ends it after it has written what it holds; resolves once it is gone. May be called twice. */
  readonly stop: () => Promise<void>;
}

/** What differs between one kind of database and another. */
export interface ServerPlan {
  /** Such as `MongoDB`; also names the log file. */
  readonly label: string;
  readonly dataFolder: string;
  /** Absent: the port of the run before if it is free, else any free one. */
  readonly port: number | undefined;
  readonly onProgress: OnProgress;
  /** Gives the start up: nothing is spawned after it, and what was is ended. */
  readonly signal: AbortSignal | undefined;
  readonly findBinary: () => Promise<ServerBinary>;
  readonly argumentsFor: (port: number, filesFolder: string) => readonly string[];
  /** True once it serves. What it throws counts as not yet, and is told when time runs out. */
  readonly isReady: (port: number) => Promise<boolean>;
  readonly urlFor: (port: number) => string;
}

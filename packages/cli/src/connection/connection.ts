import { readEnvironment } from "../env.js";
import type { Surroundings } from "../terminal.js";
import { UsageError } from "../usage-error.js";
import { findFirstRun } from "./first-run-file.js";

/** The service that a command speaks to: ingest takes events, the api everything else. */
export type Service = "ingest" | "api";

/** Where to, and as whom. */
export interface Connection {
  readonly url: string;
  readonly apiKey: string;
}

export interface ConnectionOptions {
  readonly url?: string | undefined;
  readonly key?: string | undefined;
}

const WORDS = {
  ingest: { url: "ingestUrl", key: "writeKey", name: "ingest", example: "http://127.0.0.1:4001" },
  api: { url: "apiUrl", key: "adminKey", name: "the api", example: "http://127.0.0.1:4000" },
} as const;

const parseUrl = (text: string) => (URL.canParse(text) ? new URL(text) : undefined);

function originOf(text: string): string {
  const url = parseUrl(text);
  if (url?.protocol === "http:" || url?.protocol === "https:") return url.origin;
  throw new UsageError(`${text} is not an address such as https://audit.example.com`);
}

/**
 * Finds address and key, each from the option, else the environment, else `.audit/first-run.json`.
 * The file's key goes to the file's address only: a key is sent to no other place than its own.
 */
export async function resolveConnection(
  service: Service,
  options: ConnectionOptions,
  { environment, folder }: Pick<Surroundings, "environment" | "folder">,
): Promise<Connection> {
  const words = WORDS[service];
  const { AUDIT_URL, AUDIT_API_KEY } = readEnvironment(environment);
  const firstRun = await findFirstRun(folder);

  const url = options.url ?? AUDIT_URL ?? firstRun?.[words.url];
  if (url === undefined) {
    throw new UsageError(
      `where is ${words.name}? Say --url, such as ${words.example}, set AUDIT_URL, or run this below a folder in which \`npm start\` was run`,
    );
  }
  const filesUrl = firstRun?.[words.url];
  const isFilesOwn = originOf(url) === (filesUrl && originOf(filesUrl));
  const apiKey = options.key ?? AUDIT_API_KEY ?? (isFilesOwn ? firstRun?.[words.key] : undefined);
  if (apiKey === undefined) {
    throw new UsageError(`which key for ${url}? Set AUDIT_API_KEY, or say --key`);
  }
  return { url, apiKey };
}

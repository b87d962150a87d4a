import { TRPCClientError } from "@trpc/client";
import * as z from "zod";

/** What a failed request means to the person who waits for it. */
export type FailureKind =
  | "signed_out"
  | "forbidden"
  | "not_found"
  | "refused"
  | "busy"
  | "away"
  | "broken";

export interface Failure {
  readonly kind: FailureKind;
  /** A sentence to show; the server's own words where it said what is wrong. */
  readonly message: string;
}

const dataSchema = z.object({ code: z.string() });

const KINDS: Readonly<Record<string, FailureKind>> = {
  UNAUTHORIZED: "signed_out",
  FORBIDDEN: "forbidden",
  NOT_FOUND: "not_found",
  BAD_REQUEST: "refused",
  CONFLICT: "refused",
  TOO_MANY_REQUESTS: "busy",
  SERVICE_UNAVAILABLE: "away",
  TIMEOUT: "away",
  GATEWAY_TIMEOUT: "away",
  BAD_GATEWAY: "away",
};

const MESSAGES: Readonly<Partial<Record<FailureKind, string>>> = {
  away: "The server does not answer at the moment. Nothing is lost; try again in a few seconds.",
  busy: "Too many requests in a short time. Wait a few seconds, then try again.",
  broken: "Something failed on the server. Try again; if it stays, tell whoever runs it.",
};

/** Says of an error of any request what it means and how to put it. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof TRPCClientError)) {
    return { kind: "broken", message: MESSAGES.broken ?? "" };
  }
  const data = dataSchema.safeParse(error.data);
  // Without a code nobody of ours answered: no connection, or the page of a proxy in between.
  const kind = data.success ? (KINDS[data.data.code] ?? "broken") : "away";
  return { kind, message: MESSAGES[kind] ?? error.message };
}

/** Whether the same request may succeed in a moment. */
export function isPassing(error: unknown): boolean {
  const { kind } = failureOf(error);
  return kind === "away" || kind === "broken";
}

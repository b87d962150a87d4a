import type { QueryRouter } from "@audit/router";
import { createTRPCClient, httpLink, type TRPCClient } from "@trpc/client";
import type { Connection } from "./connection.js";

/** The api's procedures, typed by its router. */
export type ApiClient = TRPCClient<QueryRouter>;

const TIMEOUT_MS = 30_000;

/** Speaks to the api with a key. A call ends after half a minute, or when `signal` says so. */
export function createApiClient({ url, apiKey }: Connection, signal: AbortSignal): ApiClient {
  return createTRPCClient<QueryRouter>({
    links: [
      httpLink({
        url: new URL("/trpc", url).href,
        headers: { authorization: `Bearer ${apiKey}` },
        fetch: (input, init) =>
          fetch(input, {
            ...init,
            // A redirect would carry the key to another address.
            redirect: "error",
            signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
          }),
      }),
    ],
  });
}

import type { QueryRouter } from "@audit/router";
import type { QueryClient } from "@tanstack/react-query";
import { createTRPCClient, httpLink, type TRPCClient } from "@trpc/client";
import {
  createTRPCContext,
  createTRPCOptionsProxy,
  type TRPCOptionsProxy,
} from "@trpc/tanstack-react-query";

/** The query router as options for TanStack Query, inside components. */
export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<QueryRouter>();

export type AuditClient = TRPCClient<QueryRouter>;
export type AuditQueries = TRPCOptionsProxy<QueryRouter>;

/** The server bounds its own work to a few seconds; after so long it counts as away. */
const TIME_LIMIT_MS = 30_000;

const fetchInTime: typeof fetch = (input, init) => {
  const limit = AbortSignal.timeout(TIME_LIMIT_MS);
  const signal = init?.signal ? AbortSignal.any([init.signal, limit]) : limit;
  return fetch(input, { ...init, signal });
};

/** One request for each call, none batched: a slow count must not hold the rows back. */
export function createAuditClient(): AuditClient {
  return createTRPCClient<QueryRouter>({
    links: [httpLink({ url: "/trpc", fetch: (url, init) => fetchInTime(url, init) })],
  });
}

/** The same options outside components, for routes. */
export function createAuditQueries(client: AuditClient, queryClient: QueryClient): AuditQueries {
  return createTRPCOptionsProxy<QueryRouter>({ client, queryClient });
}

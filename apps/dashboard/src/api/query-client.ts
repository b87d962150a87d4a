import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { failureOf, isPassing } from "./failure.js";

const RETRIES = 2;
const UNUSED_KEPT_MS = 60_000;

interface QueryClientOptions {
  /** Called when any request finds that the session has ended. */
  readonly onSignedOut: () => void;
}

/**
 * The cache of what the server answered. Answers stay as they are until somebody asks again, so
 * that rows never move under a reader; what no screen shows is forgotten after a minute, so that
 * coming back later shows what is new.
 */
export function createQueryClient({ onSignedOut }: QueryClientOptions): QueryClient {
  const onError = (error: unknown) => {
    if (failureOf(error).kind === "signed_out") onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      mutations: { networkMode: "always" },
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: UNUSED_KEPT_MS,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: "always",
        retry: (failures, error) => failures < RETRIES && isPassing(error),
        retryDelay: (failures) => 500 * 2 ** failures,
      },
    },
  });
}

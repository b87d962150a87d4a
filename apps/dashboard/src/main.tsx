import "./schemas-without-code.js";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createQueryClient } from "./api/query-client.js";
import { createAuditClient, createAuditQueries, TRPCProvider } from "./api/trpc.js";
import { createAppRouter } from "./routes.js";
import { followOrganization } from "./shell/organization-change.js";
import { followTheme } from "./shell/theme.js";
import "./styles.css";

followTheme(document.documentElement);
followOrganization();

const client = createAuditClient();
const queryClient = createQueryClient({ onSignedOut: leaveForSignIn });
const router = createAppRouter({ queryClient, queries: createAuditQueries(client, queryClient) });

/** An ended session: forget what it may have read, sign in again, and come back to this place. */
function leaveForSignIn(): void {
  const { href, pathname } = router.state.location;
  if (pathname === "/sign-in" || router.state.resolvedLocation === undefined) return;
  queryClient.clear();
  // Whoever opens an invitation may never have had a session.
  const reason = pathname.startsWith("/invitation/") ? undefined : "expired";
  void router.navigate({ to: "/sign-in", search: { returnTo: href, reason } });
}

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element #root");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        <RouterProvider router={router} />
      </TRPCProvider>
    </QueryClientProvider>
  </StrictMode>,
);

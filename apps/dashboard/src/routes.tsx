import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import * as z from "zod";
import { failureOf } from "./api/failure.js";
import type { AuditQueries } from "./api/trpc.js";
import { BadAddress } from "./audit-logs/address/bad-address.js";
import { type AuditLogsSearch, auditLogsSearchSchema } from "./audit-logs/address/search.js";
import { parseQueryString, printQueryString } from "./query-string.js";
import { AppShell } from "./shell/app-shell.js";
import { FailurePage } from "./shell/failure-page.js";
import { NotFoundPage } from "./shell/not-found-page.js";
import { OpeningPage } from "./shell/opening-page.js";

interface RouterContext {
  readonly queryClient: QueryClient;
  readonly queries: AuditQueries;
}

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
});

const signInSearchSchema = z.object({
  /** Where to go on afterwards; checked again before it is followed. */
  returnTo: z.string().optional().catch(undefined),
  reason: z.enum(["expired", "signed_out"]).optional().catch(undefined),
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>) => signInSearchSchema.parse(search),
  component: lazyRouteComponent(() => import("./sign-in/sign-in-page.js"), "SignInPage"),
});

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/invitation/$token",
  component: lazyRouteComponent(() => import("./invitation/invitation-page.js"), "InvitationPage"),
});

const passwordResetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/password-reset/$token",
  component: lazyRouteComponent(
    () => import("./password-reset/password-reset-page.js"),
    "PasswordResetPage",
  ),
});

/** Everything that needs a signed-in person; puts who it is into the context. */
const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "signed-in",
  beforeLoad: async ({ context: { queryClient, queries }, location }) => {
    const options = queries.whoami.queryOptions();
    const known = queryClient.getQueryData(options.queryKey);
    if (known) return { caller: known };
    try {
      return { caller: await queryClient.query(options) };
    } catch (error) {
      if (failureOf(error).kind !== "signed_out") throw error;
      const returnTo = location.href === "/" ? undefined : location.href;
      throw redirect({ to: "/sign-in", search: { returnTo } });
    }
  },
  component: AppShell,
  pendingComponent: OpeningPage,
  errorComponent: FailurePage,
});

const startRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/audit-logs", replace: true });
  },
});

const auditLogsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/audit-logs",
  validateSearch: (search: Record<string, unknown>): AuditLogsSearch =>
    auditLogsSearchSchema.parse(search),
  component: lazyRouteComponent(() => import("./audit-logs/audit-logs-page.js"), "AuditLogsPage"),
  errorComponent: BadAddress,
});

const apiKeysRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/api-keys",
  component: lazyRouteComponent(() => import("./api-keys/api-keys-page.js"), "ApiKeysPage"),
});

const membersRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/members",
  component: lazyRouteComponent(() => import("./members/members-page.js"), "MembersPage"),
});

const sessionsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/sessions",
  component: lazyRouteComponent(() => import("./sessions/sessions-page.js"), "SessionsPage"),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  invitationRoute,
  passwordResetRoute,
  signedInRoute.addChildren([
    startRoute,
    auditLogsRoute,
    apiKeysRoute,
    membersRoute,
    sessionsRoute,
  ]),
]);

/** The pages and their addresses. */
export function createAppRouter(context: RouterContext) {
  return createRouter({
    routeTree,
    context,
    parseSearch: parseQueryString,
    stringifySearch: printQueryString,
    defaultPendingMs: 300,
    defaultPendingMinMs: 0,
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module "@tanstack/react-router" {
  interface Register {
    router: AppRouter;
  }
}

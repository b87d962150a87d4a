import { organizationRoleSchema, permissionSchema } from "@audit/types";
import * as z from "zod";
import { apiKeysRouter } from "./api-keys.js";
import { deadLettersRouter } from "./dead-letters.js";
import { eventsRouter } from "./events.js";
import { invitationsRouter } from "./invitations.js";
import { membersRouter } from "./members.js";
import { organizationsRouter } from "./organizations.js";
import { passwordsRouter } from "./passwords.js";
import { callerProcedure, router } from "./procedures.js";
import { sessionsRouter } from "./sessions.js";
import { settingsRouter } from "./settings.js";

const callerSchema = z.object({
  actor: z.object({
    type: z.enum(["user", "api_key"]),
    id: z.string(),
    name: z.string(),
    email: z.string().optional(),
  }),
  organization: z.object({ id: z.string(), name: z.string() }),
  role: organizationRoleSchema.optional(),
  permissions: z.array(permissionSchema),
});

export const queryRouter = router({
  events: eventsRouter,
  apiKeys: apiKeysRouter,
  deadLetters: deadLettersRouter,
  settings: settingsRouter,
  invitations: invitationsRouter,
  members: membersRouter,
  organizations: organizationsRouter,
  passwords: passwordsRouter,
  sessions: sessionsRouter,

  /** Who calls, in which organization, with which permissions. */
  whoami: callerProcedure.output(callerSchema).query(({ ctx: { caller } }) => ({
    actor: caller.actor,
    organization: caller.organization,
    role: caller.role,
    permissions: [...caller.permissions],
  })),
});

export type QueryRouter = typeof queryRouter;

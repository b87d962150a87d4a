import { type Step, type Story, type StoryContext, tell, workday } from "./story.js";

/** Jonas leaves: his account, keys and roles are taken away within an hour; he tries once more. */
export function offBoarding(context: StoryContext): Story {
  const { world, random } = context;
  const grace = world.cast.personNamed("Grace Wanjiru");
  const jonas = world.cast.personNamed("Jonas Weber");
  const beginMs = workday(context.untilMs, 9, 15, 4);
  const user = { type: "user", id: jonas.id, name: jonas.name };
  const reason = "HR-3021: last working day";

  const revokeKey = (afterMinutes: number, name: string): Step => {
    const id = `key_${random.hex(12)}`;
    return {
      afterMinutes,
      by: grace,
      action: "delete",
      resource: { type: "api_key", id, name },
      targets: [user],
      status: 204,
      request: `DELETE /v1/api-keys/${id}`,
      changes: { before: { owner: jonas.email, scopes: ["completions.write"] } },
      reason,
    };
  };
  const leaveWorkspace = (afterMinutes: number, id: string, name: string, role: string): Step => ({
    afterMinutes,
    by: grace,
    action: "manage",
    resource: { type: "workspace", id, name },
    workspace: { id, name },
    targets: [user, { type: "role", id: role, name: role }],
    status: 200,
    request: `DELETE /v1/workspaces/${id}/members/${jonas.id}`,
    changes: { before: { role }, after: { role: null } },
    reason,
  });

  return {
    departure: { person: jonas, timeMs: beginMs },
    events: tell(context, beginMs, [
      {
        afterMinutes: 0,
        by: grace,
        action: "update",
        resource: user,
        status: 200,
        request: `PATCH /v1/users/${jonas.id}`,
        changes: {
          before: { status: "active", role: "member", sessions: 2 },
          after: { status: "suspended", role: "member", sessions: 0 },
        },
        reason,
      },
      revokeKey(3, "jonas notebook"),
      revokeKey(4, "ranking-experiments"),
      leaveWorkspace(6, "ws-search-ranking", "Search ranking", "manager"),
      leaveWorkspace(7, "ws-staging", "Staging", "editor"),
      {
        afterMinutes: 12,
        by: grace,
        action: "manage",
        resource: { type: "collection", id: `col_${random.hex(12)}`, name: "Ranking prompts" },
        workspace: { id: "ws-search-ranking", name: "Search ranking" },
        targets: [user, { type: "user", id: world.cast.personNamed("Chloé Tremblay").id }],
        status: 200,
        request: "PUT /v1/collections/ranking-prompts/owner",
        changes: { before: { owner: "Jonas Weber" }, after: { owner: "Chloé Tremblay" } },
        reason,
      },
      {
        afterMinutes: 58,
        by: jonas,
        action: "login",
        resource: user,
        status: 401,
        request: "POST /v1/sessions",
        error: { code: "account_suspended", message: "This account is suspended." },
      },
    ]),
  };
}

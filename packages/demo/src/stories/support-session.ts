import { type Story, type StoryContext, tell, workday } from "./story.js";

/** Olivia looks at a customer's workspace as the customer, and is refused an export. */
export function supportSession(context: StoryContext): Story {
  const { world, random } = context;
  const olivia = world.cast.personNamed("Olivia Bennett");
  const customer = { type: "user" as const, id: "cus_4c1f20", name: "Ana Petrova (customer)" };
  const workspace = { id: "ws-support-assistant", name: "Support assistant" };
  const prompt = { type: "prompt", id: `pmt_${random.hex(12)}`, name: "Refund answer" };
  const ticket = "SUP-5530: answers come in the wrong language";

  return {
    events: tell(context, workday(context.untilMs, 1, 16, 20), [
      {
        afterMinutes: 0,
        by: olivia,
        action: "impersonate",
        category: "auth",
        resource: { type: "user", id: customer.id, name: customer.name },
        status: 201,
        request: `POST /v1/users/${customer.id}/impersonations`,
        reason: ticket,
        metadata: { minutes: 30, approvedBy: "Grace Wanjiru" },
      },
      {
        afterMinutes: 2,
        by: olivia,
        onBehalfOf: customer,
        action: "read",
        resource: prompt,
        workspace,
        status: 200,
        request: `GET /v1/prompts/${prompt.id}`,
        reason: ticket,
      },
      {
        afterMinutes: 4,
        by: olivia,
        onBehalfOf: customer,
        action: "update",
        resource: prompt,
        workspace,
        status: 200,
        request: `PATCH /v1/prompts/${prompt.id}`,
        changes: {
          before: { variables: ["company"], parameters: { temperature: 0.7, maxTokens: 512 } },
          after: {
            variables: ["company", "language"],
            parameters: { temperature: 0.3, maxTokens: 512 },
          },
        },
        reason: ticket,
      },
      {
        afterMinutes: 7,
        by: olivia,
        onBehalfOf: customer,
        action: "export",
        resource: { type: "dataset", id: `dst_${random.hex(12)}`, name: "Refund tickets 2026" },
        workspace,
        status: 403,
        request: "POST /v1/datasets/refund-tickets/exports",
        error: {
          code: "impersonation_limits",
          message: "Exports are not allowed while acting for somebody else.",
        },
      },
    ]),
  };
}

import { FAKE_SECRETS } from "../kinds/access-kinds.js";
import { ATTACKER_AGENT } from "../user-agents.js";
import { type Step, type Story, type StoryContext, tell } from "./story.js";

const HOURS_BEFORE_THE_END = 5;
const TRIES = 18;

/** Somebody guesses passwords from one address for two minutes, until Tomás shuts it out. */
export function passwordGuessing(context: StoryContext): Story {
  const { world, random } = context;
  const tomas = world.cast.personNamed("Tomás Figueroa");
  const ip = `185.220.101.${10 + random.below(50)}`;
  const client = { ip, userAgent: ATTACKER_AGENT };
  const emails = [
    `admin@${world.organization.domain}`,
    `root@${world.organization.domain}`,
    ...world.cast.people.slice(0, 4).map(({ email }) => email),
  ];

  const tries = Array.from({ length: TRIES }, (_, index): Step => {
    const email = random.pick(emails);
    const person = world.cast.people.find((one) => one.email === email);
    const limited = index >= TRIES - 4;
    return {
      afterMinutes: index * 0.11,
      by: {
        // Nobody knows who it is: the actor is the name that was tried.
        actorAt: () => ({ type: "user", id: person?.id ?? email, email }),
        clientAt: () => client,
      },
      action: "login",
      resource: { type: "user", name: email },
      status: limited ? 429 : 401,
      request: "POST /v1/sessions",
      error: limited
        ? { code: "rate_limited", message: "More than 10 failed sign-ins in a minute." }
        : { code: "invalid_credentials", message: "The email or the password is wrong." },
      metadata: { attempt: index + 1, form: { email, password: FAKE_SECRETS.password } },
    };
  });

  return {
    events: tell(context, context.untilMs - HOURS_BEFORE_THE_END * 3_600_000, [
      ...tries,
      {
        afterMinutes: 9,
        by: tomas,
        action: "update",
        resource: {
          type: "organization",
          id: world.organization.id,
          name: world.organization.name,
        },
        status: 200,
        request: "PATCH /v1/organization",
        changes: {
          before: { network: { deniedRanges: [] } },
          after: { network: { deniedRanges: [`${ip}/32`] } },
        },
        reason: "SEC-97: password guessing",
      },
    ]),
  };
}

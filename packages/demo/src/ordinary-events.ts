import type { EventInput } from "@audit/types";
import { type Act, isAllowed, pickAct } from "./acts.js";
import type { Performer } from "./cast.js";
import { perform } from "./effects.js";
import { createWeightedPicker, type Random } from "./random.js";
import { drawResult, refusal } from "./results.js";
import { createTimeline, hourOfWeek } from "./rhythm.js";
import type { World } from "./world.js";

/** An event and its `occurredAt` in milliseconds. */
export interface TimedEvent {
  readonly timeMs: number;
  readonly event: EventInput;
}

const HOURS_OF_WEEK = Array.from({ length: 168 }, (_, hour) => hour);

const REASONS = [
  "OPS-1432: no longer used",
  "SEC-88: quarterly review",
  "Asked for by the customer",
  "OPS-1509: moved to the other workspace",
  "Costs above plan",
  "PRD-207: experiment has ended",
] as const;
const EXPLAINED = new Set(["delete", "rotate", "manage"]);

const CUSTOMERS = [
  { type: "user", id: "cus_4c1f20", name: "Ana Petrova (customer)" },
  { type: "user", id: "cus_9d03e7", name: "Hiro Tanabe (customer)" },
  { type: "user", id: "cus_b77a52", name: "Marie Dubois (customer)" },
] as const;

/** Somebody acts for somebody else: support for a customer, the scheduler for who set it up. */
function delegatorOf(performer: Performer, world: World, random: Random) {
  if (performer.team === "support" && random.chance(0.12)) return { ...random.pick(CUSTOMERS) };
  if (performer.role === "scheduler" && random.chance(0.5)) {
    const { id, name } = random.pick(world.cast.people);
    return { type: "user" as const, id, name };
  }
  return undefined;
}

function metadataOf(performer: Performer, random: Random): EventInput["metadata"] {
  if (performer.role === "deployer") {
    return {
      pipeline: 4_000 + random.below(900),
      commit: random.hex(12),
      branch: random.pick(["main", "main", "release/26.4"]),
    };
  }
  if (performer.role === "scheduler") return { schedule: "0 2 * * *" };
  if (performer.role === "person") return { via: random.pick(["console", "console", "api"]) };
  return undefined;
}

/** What runs inside the platform has no session that could end, and nobody who limits it. */
function resultOf(performer: Performer, act: Act, inside: boolean, random: Random) {
  if (!isAllowed(performer, act)) return refusal(act.action, act.kind.type);
  let result = drawResult(act.action, random);
  while (inside && (result.status === 401 || result.status === 429)) {
    result = drawResult(act.action, random);
  }
  return result;
}

function createEvent(
  world: World,
  performer: Performer,
  timeMs: number,
  random: Random,
): EventInput {
  const act = pickAct(performer, random);
  const client = performer.clientAt(random);
  const result = resultOf(performer, act, !client, random);
  const workspace = world.pickWorkspace(random);
  const actor = performer.actorAt(timeMs, random);
  const signsIn = act.action === "login" || act.action === "logout";
  const effect = perform(act.action, {
    kind: act.kind,
    succeeded: result.status < 400,
    inventory: world.inventory(act.kind, workspace),
    person: signsIn
      ? { id: actor.id, name: actor.name ?? actor.id }
      : random.pick(world.cast.people),
    random,
  });
  const onBehalfOf = signsIn ? undefined : delegatorOf(performer, world, random);

  // Assigned one by one: benchmarks draw from here, and spreads would halve the speed.
  const event: EventInput = {
    occurredAt: new Date(timeMs).toISOString(),
    actor: onBehalfOf ? { ...actor, onBehalfOf } : actor,
    action: act.action,
    resource: effect.resource,
  };
  if (act.kind.inWorkspace) event.workspace = { id: workspace.id, name: workspace.name };
  if (effect.targets) event.targets = effect.targets;
  if (client) {
    event.status = result.status;
    event.client = client;
    event.request = {
      id: `req_${random.hex(20)}`,
      method: effect.method,
      path: effect.path,
    };
    if (random.chance(0.4)) event.request.traceId = random.hex(32);
  } else {
    // What has no request has no HTTP status either.
    event.outcome = result.status < 400 ? "success" : "failure";
  }
  if (effect.changes) event.changes = effect.changes;
  if (EXPLAINED.has(act.action) && random.chance(0.5)) event.reason = random.pick(REASONS);
  if (result.error) event.error = result.error;
  const metadata = effect.metadata ?? metadataOf(performer, random);
  if (metadata) event.metadata = metadata;
  return event;
}

/**
 * The everyday of the organization: `count` events in the order of their times, between `fromMs`
 * and `untilMs`. `isGone` keeps people out who have left by then.
 */
export function* createOrdinaryEvents(options: {
  readonly world: World;
  readonly count: number;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly isGone: (performer: Performer, timeMs: number) => boolean;
  readonly random: Random;
}): Generator<TimedEvent> {
  const { world, count, fromMs, untilMs, isGone, random } = options;
  const { performers } = world.cast;
  const byHour = HOURS_OF_WEEK.map((hour) =>
    createWeightedPicker(performers.map((one) => [one, one.activityAt(hour)] as const)),
  );
  const timeAt = createTimeline({
    fromMs,
    untilMs,
    weights: HOURS_OF_WEEK.map((hour) =>
      performers.reduce((sum, one) => sum + one.activityAt(hour), 0),
    ),
  });

  for (let index = 0; index < count; index += 1) {
    const timeMs = timeAt((index + random.next()) / count);
    const pick = byHour[hourOfWeek(timeMs)];
    if (!pick) throw new RangeError("a week has 168 hours");
    let performer = pick(random);
    while (isGone(performer, timeMs)) performer = pick(random);
    yield { timeMs, event: createEvent(world, performer, timeMs, random) };
  }
}

import type { EventInput } from "@audit/types";
import { UUID } from "uuidv7";
import { createOrdinaryEvents, type TimedEvent } from "./ordinary-events.js";
import { createRandom, type Random } from "./random.js";
import { keyRotation } from "./stories/key-rotation.js";
import { mistakenDelete } from "./stories/mistaken-delete.js";
import { offBoarding } from "./stories/off-boarding.js";
import { passwordGuessing } from "./stories/password-guessing.js";
import type { StoryContext } from "./stories/story.js";
import { supportSession } from "./stories/support-session.js";
import { createWorld, DEFAULT_ORGANIZATION, type DemoOrganization } from "./world.js";

export interface DemoOptions {
  /** The same seed gives the same events, given the same other options. */
  readonly seed: number;
  /** How many events, exactly. */
  readonly count: number;
  /** The end; no event is later. */
  readonly until: Date;
  /** How far back the events go; 30 when not said. */
  readonly days?: number;
  readonly organization?: DemoOrganization;
  /** Gives each event an id (UUIDv7 of its time), so that sending twice stores once. */
  readonly ids?: boolean;
}

const DAY_MS = 86_400_000;
/** Below this many events for each event of a story, stories would stand out, and are left away. */
const ORDINARY_PER_STORY_EVENT = 3;

function createStories(context: StoryContext, fromMs: number, count: number) {
  const stories = [
    offBoarding(context),
    keyRotation(context),
    mistakenDelete(context),
    passwordGuessing(context),
    supportSession(context),
  ];
  const timeOf = (event: EventInput) => Date.parse(event.occurredAt ?? "");
  const told = stories.filter(({ events }) =>
    events.every((event) => timeOf(event) >= fromMs && timeOf(event) <= context.untilMs),
  );
  const events = told
    .flatMap((story) => story.events)
    .map((event) => ({ event, timeMs: timeOf(event) }))
    .sort((one, other) => one.timeMs - other.timeMs);
  if (events.length * (1 + ORDINARY_PER_STORY_EVENT) > count) return { events: [], departures: [] };
  return { events, departures: told.flatMap(({ departure }) => departure ?? []) };
}

function idAt(timeMs: number, random: Random): string {
  return UUID.fromFieldsV7(
    timeMs,
    random.below(2 ** 12),
    random.below(2 ** 30),
    random.below(2 ** 32),
  ).toString();
}

/**
 * Believable administrative events of a made-up organization, oldest first, made one by one as they
 * are asked for. Nothing in them is a real person or a real secret; a few values look enough like
 * secrets to be masked on the way in.
 */
export function* createDemoEvents(options: DemoOptions): Generator<EventInput, void, undefined> {
  const { seed, count, until, days = 30, organization = DEFAULT_ORGANIZATION, ids } = options;
  const untilMs = until.getTime();
  const fromMs = untilMs - days * DAY_MS;
  const random = createRandom(seed);
  const world = createWorld(organization, random);
  const { events: scripted, departures } = createStories({ world, random, untilMs }, fromMs, count);
  const ordinary = createOrdinaryEvents({
    world,
    count: count - scripted.length,
    fromMs,
    untilMs,
    isGone: (performer, timeMs) =>
      departures.some((departure) => departure.person === performer && timeMs > departure.timeMs),
    random,
  });

  const finish = ({ event, timeMs }: TimedEvent): EventInput => {
    if (ids) event.id = idAt(timeMs, random);
    return event;
  };
  let told = 0;
  for (const timed of ordinary) {
    for (let next = scripted[told]; next && next.timeMs <= timed.timeMs; next = scripted[told]) {
      yield finish(next);
      told += 1;
    }
    yield finish(timed);
  }
  for (const rest of scripted.slice(told)) yield finish(rest);
}

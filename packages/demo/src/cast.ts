import type { EventInput } from "@audit/types";
import { PEOPLE, type PersonEntry } from "./directory.js";
import { ipv4At, ipv6At, officeAddress, PLACES, type PlaceCode } from "./places.js";
import type { Random } from "./random.js";
import { presence } from "./rhythm.js";
import { BROWSERS, PHONES } from "./user-agents.js";

type Actor = EventInput["actor"];
type Client = NonNullable<EventInput["client"]>;

/** Somebody or something that acts. */
export interface Performer {
  readonly role: "person" | "key" | "deployer" | "scheduler" | "directory" | "platform";
  readonly standing: PersonEntry["standing"];
  readonly team: string;
  readonly actorAt: (timeMs: number, random: Random) => Actor;
  /** Undefined for what runs inside the platform, without a request. */
  readonly clientAt: (random: Random) => Client | undefined;
  /** How much it does in this hour of the week, in proportion to the others. */
  readonly activityAt: (weekHour: number) => number;
}

/** A person, with what stories need to know. */
export interface Person extends Performer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

const OFFICES = new Set<PlaceCode>(["DE", "GB", "IN", "US"]);
const DAY_MS = 86_400_000;

/** `Amélie van Dijk` becomes `amelie.van.dijk`. */
const mailName = (name: string) =>
  name
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replaceAll(" ", ".");

function createPerson(entry: PersonEntry, domain: string, random: Random): Person {
  const id = `usr_${random.hex(12)}`;
  const email = `${mailName(entry.name)}@${domain}`;
  const browser = random.pick(BROWSERS);
  const phone = random.pick(PHONES);
  const home = ipv4At(entry.place, random);
  const homeIpv6 = ipv6At(entry.place, random);
  const onTheWay = ipv6At(entry.place, random);
  const office = OFFICES.has(entry.place) ? officeAddress(random) : home;
  const proxy = `10.0.3.${2 + random.below(40)}`;
  const session = { day: -1, id: "" };

  const addressAt = (source: Random): readonly [string, string] => {
    const draw = source.next();
    if (draw < 0.5) return [home, browser];
    if (draw < 0.72) return [office, browser];
    if (draw < 0.94) return [homeIpv6, browser];
    return [onTheWay, phone];
  };

  return {
    id,
    name: entry.name,
    email,
    role: "person",
    standing: entry.standing,
    team: entry.team,
    actorAt: (timeMs, source) => {
      const day = Math.floor(timeMs / DAY_MS);
      if (day !== session.day) {
        session.day = day;
        session.id = `ses_${source.hex(16)}`;
      }
      return { type: "user", id, name: entry.name, email, sessionId: session.id };
    },
    clientAt: (source) => {
      const [ip, userAgent] = addressAt(source);
      return source.chance(0.3) ? { ip, userAgent, forwardedFor: [ip, proxy] } : { ip, userAgent };
    },
    activityAt: (weekHour) =>
      entry.activity * presence(weekHour, PLACES[entry.place].utcOffsetHours),
  };
}

/** What is no person: keys of programs, services, and the platform itself. */
function createMachines(random: Random): Performer[] {
  const machine = (options: {
    role: Performer["role"];
    actor: Actor;
    client: Client | undefined;
    /** Around the clock, in proportion to people at their desks. */
    activity: number;
  }): Performer => ({
    role: options.role,
    standing: "admin",
    team: "machines",
    actorAt: () => options.actor,
    clientAt: () => options.client,
    activityAt: () => options.activity,
  });
  const key = (name: string, place: PlaceCode, userAgent: string, activity: number) =>
    machine({
      role: "key",
      actor: { type: "api_key", id: `key_${random.hex(12)}`, name },
      client: { ip: ipv4At(place, random), userAgent },
      activity,
    });

  return [
    key("Evaluation runner", "NL", "gateway-sdk-python/4.2.0 Python/3.12.6", 3),
    key("Mobile backend", "US", "gateway-sdk-js/5.1.0 node/22.20.0", 3),
    key("Partner portal", "SG", "Go-http-client/2.0", 1.5),
    machine({
      role: "deployer",
      actor: { type: "service", id: "ci-deployer", name: "CI deployer" },
      client: { ip: ipv4At("DE", random), userAgent: "ci-deployer/2.14.0 (+pipelines)" },
      activity: 4,
    }),
    machine({
      role: "scheduler",
      actor: { type: "service", id: "scheduler", name: "Scheduler" },
      client: undefined,
      activity: 2,
    }),
    machine({
      role: "directory",
      actor: { type: "service", id: "directory-sync", name: "Directory sync" },
      client: { ip: ipv6At("FR", random), userAgent: "scim-client/1.8" },
      activity: 1.2,
    }),
    machine({
      role: "platform",
      actor: { type: "system", id: "platform", name: "Platform" },
      client: undefined,
      activity: 0.6,
    }),
  ];
}

export interface Cast {
  readonly people: readonly Person[];
  readonly performers: readonly Performer[];
  /** By name; a name that is not in the directory is an error of this package. */
  readonly personNamed: (name: string) => Person;
}

export function createCast(domain: string, random: Random): Cast {
  const people = PEOPLE.map((entry) => createPerson(entry, domain, random));
  const byName = new Map(people.map((person) => [person.name, person]));
  return {
    people,
    performers: [...people, ...createMachines(random)],
    personNamed: (name) => {
      const person = byName.get(name);
      if (!person) throw new RangeError(`nobody is called ${name}`);
      return person;
    },
  };
}

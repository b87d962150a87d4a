import type { Random } from "./random.js";

/**
 * Where people sit: hours ahead of UTC (winter time, good enough for a rhythm) and public networks
 * of the country. The networks are whole blocks of universities and large access providers, which
 * any geographic database knows; the addresses in them are drawn at random.
 */
interface Place {
  readonly utcOffsetHours: number;
  /** The first two bytes of IPv4 networks. */
  readonly ipv4: readonly string[];
  /** The first 32 bits of IPv6 networks. */
  readonly ipv6: readonly string[];
}

export const PLACES = {
  AU: { utcOffsetHours: 10, ipv4: ["130.102", "1.128"], ipv6: ["2001:388"] },
  BR: { utcOffsetHours: -3, ipv4: ["143.107", "177.32"], ipv6: ["2804:14c"] },
  CA: { utcOffsetHours: -5, ipv4: ["142.150", "99.224"], ipv6: ["2607:fea8"] },
  CH: { utcOffsetHours: 1, ipv4: ["129.132", "84.72"], ipv6: ["2001:620"] },
  DE: { utcOffsetHours: 1, ipv4: ["84.160", "141.20"], ipv6: ["2003:e1", "2001:638"] },
  ES: { utcOffsetHours: 1, ipv4: ["147.83", "80.24"], ipv6: ["2a0c:5a80"] },
  FR: { utcOffsetHours: 1, ipv4: ["90.0", "193.54"], ipv6: ["2a01:cb00", "2001:660"] },
  GB: { utcOffsetHours: 0, ipv4: ["129.67", "86.128"], ipv6: ["2a00:23c0"] },
  IN: { utcOffsetHours: 5.5, ipv4: ["49.36", "122.160"], ipv6: ["2409:4040"] },
  JP: { utcOffsetHours: 9, ipv4: ["133.11", "126.0"], ipv6: ["2400:4050"] },
  KE: { utcOffsetHours: 3, ipv4: ["105.160", "41.90"], ipv6: ["2c0f:fe38"] },
  MX: { utcOffsetHours: -6, ipv4: ["132.248", "189.128"], ipv6: ["2806:2f0"] },
  NG: { utcOffsetHours: 1, ipv4: ["102.88", "197.210"], ipv6: [] },
  NL: { utcOffsetHours: 1, ipv4: ["145.97"], ipv6: ["2001:610", "2a02:a440"] },
  PL: { utcOffsetHours: 1, ipv4: ["150.254", "83.0"], ipv6: ["2a02:a310"] },
  SE: { utcOffsetHours: 1, ipv4: ["130.237", "81.224"], ipv6: ["2001:6b0"] },
  SG: { utcOffsetHours: 8, ipv4: ["137.132", "116.86"], ipv6: ["2406:3003"] },
  US: { utcOffsetHours: -5, ipv4: ["73.92", "24.16", "128.32"], ipv6: ["2600:1700"] },
  ZA: { utcOffsetHours: 2, ipv4: ["196.21"], ipv6: ["2c0f:f4c0"] },
} as const satisfies Record<string, Place>;

export type PlaceCode = keyof typeof PLACES;

/** A public IPv4 address of the place. */
export function ipv4At(place: PlaceCode, random: Random): string {
  const { ipv4 }: Place = PLACES[place];
  return `${random.pick(ipv4)}.${random.below(256)}.${1 + random.below(254)}`;
}

/** A public IPv6 address of the place; an IPv4 address where no IPv6 network is listed. */
export function ipv6At(place: PlaceCode, random: Random): string {
  const { ipv6 }: Place = PLACES[place];
  if (ipv6.length === 0) return ipv4At(place, random);
  // The subnet's 16 bits stay small, since access networks rarely fill the whole block.
  const subnet = (0x100 + random.below(0x700)).toString(16);
  return `${random.pick(ipv6)}:${subnet}::${random.hex(4).replace(/^0+(?=.)/, "")}`;
}

/** A private address of an office network, as a service behind the VPN sees it. */
export function officeAddress(random: Random): string {
  return `10.${20 + random.below(4)}.${random.below(32)}.${10 + random.below(200)}`;
}

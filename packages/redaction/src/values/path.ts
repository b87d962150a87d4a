import type { Frame } from "./frame.js";

const LONGEST_NAME = 64;
const MOST_NAMES = 24;

const shortened = (name: string) =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;

/**
 * Where a value lies: names and indices joined by dots. Of a very deep one only the innermost
 * names, after `…`.
 */
export function pathOf(prefix: string, frame: Frame | undefined, name: string): string {
  const names = [shortened(name)];
  let place = frame;
  while (place?.parent && names.length < MOST_NAMES) {
    names.push(shortened(place.name));
    place = place.parent;
  }
  if (place?.parent) names.push("…");
  if (prefix !== "") names.push(prefix);
  return names.reverse().join(".");
}

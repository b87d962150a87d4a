import type { NameVerdict } from "../names/verdict.js";

export type JsonRecord = Record<string, unknown>;
/** A JSON object or array. */
export type Container = Readonly<JsonRecord> | readonly unknown[];

/**
 * An object or array on the way through a value. The way is kept as a chain of these instead of
 * calls, so that no depth of nesting can exhaust the stack.
 */
export interface Frame {
  readonly parent: Frame | undefined;
  /** The name in the parent. */
  readonly name: string;
  /** What is read: one of these two. */
  readonly list: readonly unknown[] | undefined;
  readonly record: Readonly<JsonRecord> | undefined;
  /** The names of the record's values. */
  readonly names: readonly string[];
  readonly size: number;
  /** The place to look at next. */
  next: number;
  /** What is written, once something was masked in here or further down. */
  copy: JsonRecord | unknown[] | undefined;
  /** What a name further up says of all that lies in here. */
  readonly inherited: NameVerdict | undefined;
}

export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

export const isContainer = (value: unknown): value is Container =>
  typeof value === "object" && value !== null && !ArrayBuffer.isView(value);

const NO_NAMES: readonly string[] = [];

export function createFrame(
  source: Container,
  parent: Frame | undefined,
  name: string,
  inherited: NameVerdict | undefined,
): Frame {
  const list = isList(source) ? source : undefined;
  const record = isList(source) ? undefined : source;
  const names = record ? Object.keys(record) : NO_NAMES;
  const size = list ? list.length : names.length;
  return { parent, name, list, record, names, size, next: 0, copy: undefined, inherited };
}

/** The name of a place: a property's, or an array's index as a text. */
export const nameAt = (frame: Frame, index: number): string => frame.names[index] ?? String(index);

export function valueAt(frame: Frame, index: number): unknown {
  return frame.list ? frame.list[index] : frame.record?.[frame.names[index] ?? ""];
}

function set(copy: JsonRecord | unknown[], name: string, value: unknown): void {
  // The copy owns every name already, so that not even `__proto__` reaches a setter.
  if (isRecord(copy)) copy[name] = value;
  else copy[Number(name)] = value;
}

const isRecord = (value: JsonRecord | unknown[]): value is JsonRecord => !Array.isArray(value);

/** Puts a value into the frame's copy; copies it and all that it lies in where that is not done. */
export function replaceAt(frame: Frame, name: string, value: unknown): void {
  let place: Frame | undefined = frame;
  let placeName = name;
  let placeValue = value;
  while (place) {
    const wasCopied: boolean = place.copy !== undefined;
    // Spreading defines properties where assigning would set them: `__proto__` stays data.
    place.copy ??= place.list ? [...place.list] : { ...place.record };
    set(place.copy, placeName, placeValue);
    if (wasCopied) return;
    placeName = place.name;
    placeValue = place.copy;
    place = place.parent;
  }
}

import type { EventInput } from "@audit/types";

/** One record of a source, read: an event to send, or what is wrong with it. */
export type Item =
  | {
      readonly record: number;
      readonly event: EventInput;
      /** Characters of the record, which is about what the event will take. */
      readonly length: number;
      /** What the mapping did not know, each text the name of a kind of thing. */
      readonly unmapped: readonly string[];
    }
  | {
      readonly record: number;
      readonly id?: string;
      readonly path: string;
      readonly message: string;
    };

/** Reads a format: text in, numbered records out. Throws when the text is not of the format. */
export type ReadItems = (chunks: AsyncIterable<string>) => AsyncIterable<Item>;

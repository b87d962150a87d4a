import { createReadStream } from "node:fs";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";

/** Something to import from. */
export interface Source {
  /** A path, or `standard input`. */
  readonly name: string;
  /** Undefined where the length is not known. */
  readonly bytes?: number;
  readonly open: () => Readable;
}

export const fileSource = (path: string, bytes: number): Source => ({
  name: path,
  bytes,
  open: () => createReadStream(path),
});

/** The first two bytes of a gzip file (RFC 1952). */
const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Reads on until two bytes are there, and gives them back in front. */
async function* beginning(
  stream: Readable,
  onBytes: (count: number) => void,
): AsyncGenerator<Buffer> {
  let first: Buffer | undefined;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    onBytes(bytes.length);
    if (first === undefined) {
      first = bytes;
    } else if (first.length < 2) {
      first = Buffer.concat([first, bytes]);
    } else {
      yield bytes;
      continue;
    }
    if (first.length >= 2) yield first;
  }
  if (first !== undefined && first.length < 2) yield first;
}

/**
 * A stream's text, chunk by chunk, unpacked when it is gzip (by its first bytes, whatever it is
 * called). `onBytes` hears how many bytes were read, packed. Throws when the stream cannot be read
 * or the gzip is broken or cut off.
 */
export async function* readText(
  stream: Readable,
  onBytes: (count: number) => void,
): AsyncGenerator<string> {
  const chunks = beginning(stream, onBytes);
  const { value: first, done } = await chunks.next();
  if (done) return;
  async function* all() {
    yield first;
    yield* chunks;
  }
  const packed = Readable.from(all(), { objectMode: false });
  // An error ends up in the loop below, which reads from the end of the pipeline.
  const bytes = isGzip(first) ? pipeline(packed, createGunzip(), () => undefined) : packed;
  const decoder = new TextDecoder();
  for await (const chunk of bytes) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== "") yield text;
  }
  const rest = decoder.decode();
  if (rest !== "") yield rest;
}

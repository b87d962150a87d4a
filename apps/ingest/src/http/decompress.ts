import { pipeline, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { AppError } from "@audit/types";
import type { FastifyInstance } from "fastify";

const DECODERS: ReadonlyMap<string, () => Transform> = new Map([
  ["gzip", createGunzip],
  ["x-gzip", createGunzip],
  ["deflate", createInflate],
  ["br", createBrotliDecompress],
]);

/** What is understood, as a client reads it (RFC 9110, 15.5.16). */
const ACCEPTED_ENCODINGS = "gzip, deflate, br";

/**
 * Decompresses request bodies as they arrive. The body limit counts what comes out, and reading
 * stops there: a few kilobytes that unfold to gigabytes cost four megabytes.
 */
export function decompressBodies(server: FastifyInstance): void {
  server.addHook("preParsing", async (request, reply, payload) => {
    const encoding = (request.headers["content-encoding"] ?? "identity").trim().toLowerCase();
    if (encoding === "identity" || encoding === "") return payload;
    const createDecoder = DECODERS.get(encoding);
    if (!createDecoder) {
      reply.header("accept-encoding", ACCEPTED_ENCODINGS);
      throw new AppError(
        "unsupported_media_type",
        `the content encoding is not one of ${ACCEPTED_ENCODINGS}`,
      );
    }
    const body = Object.assign(createDecoder(), { receivedEncodedLength: 0 });
    payload.on("data", (chunk: Buffer) => {
      body.receivedEncodedLength += chunk.length;
    });
    // Both ends report to whoever reads the body: a broken stream, and a caller who hung up.
    pipeline(payload, body, () => undefined);
    reply.raw.once("close", () => body.destroy());
    return body;
  });
}

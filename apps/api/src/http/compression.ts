import { constants } from "node:zlib";
import compress from "@fastify/compress";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { isFromOurPages } from "./same-origin.js";

/** Quality 11, Node's default, is for files that are compressed once. */
const BROTLI_QUALITY = 4;
const THRESHOLD_BYTES = 1_024;

/**
 * A compressed answer's length tells something of what is in it. Where a stranger can make a
 * browser ask with somebody's session and choose a part of the answer, he can guess the rest
 * letter by letter (BREACH). So data is compressed only for our own pages and for API keys; files
 * hold no secret, and answers of the sign-in, which do, are never compressed.
 */
function mayBeCompressed(request: FastifyRequest): boolean {
  if (request.url.startsWith("/api/")) return false;
  if (!request.url.startsWith("/trpc/")) return true;
  return request.headers.authorization !== undefined || isFromOurPages(request);
}

export async function addCompression(server: FastifyInstance): Promise<void> {
  server.addHook("onRequest", async (request) => {
    if (!mayBeCompressed(request)) request.headers["x-no-compression"] = "1";
  });
  await server.register(compress, {
    encodings: ["br", "gzip"],
    requestEncodings: ["identity"],
    threshold: THRESHOLD_BYTES,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
  });
}

import { AppError, EVENT_LIMITS } from "@audit/types";
import type { FastifyInstance, FastifyRequest } from "fastify";

const MEBIBYTE = 1_048_576;

export const CONTENT_TYPES = ["application/json", "application/x-ndjson"] as const;

const unsupportedContentType = (): AppError =>
  new AppError(
    "unsupported_media_type",
    "the content type must be application/json (an event or an array of events) or application/x-ndjson (an event a line), in UTF-8",
  );

const codeOf = (error: unknown): unknown =>
  error instanceof Error && "code" in error ? error.code : undefined;

/** A refusal of the HTTP layer in words that say what would be right; others as they are. */
export function explain(error: unknown, request: FastifyRequest): unknown {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  switch (code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return new AppError(
        "payload_too_large",
        `the body is larger than ${EVENT_LIMITS.requestBytes / MEBIBYTE} MiB after decompression; send fewer events in a request`,
        { cause: error },
      );
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return unsupportedContentType();
    case "FST_ERR_CTP_INVALID_CONTENT_LENGTH":
      return new AppError("invalid_input", "the body is shorter or longer than Content-Length", {
        cause: error,
      });
    default: {
      const encoding = request.headers["content-encoding"];
      return typeof code === "string" && /^(Z_|ERR__ERROR|ERR_BROTLI)/.test(code)
        ? new AppError("invalid_input", `the body is not valid ${encoding}`, { cause: error })
        : error;
    }
  }
}

const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]+)/i;
/** JSON is in UTF-8 (RFC 8259, 8.1), and ASCII is a part of it. */
const CHARSETS: ReadonlySet<string> = new Set(["utf-8", "utf8", "us-ascii"]);

/**
 * Makes a scope refuse bodies that say they are in another charset than UTF-8: read as such, their
 * names would be stored garbled, and nobody would notice.
 */
export function refuseOtherCharsets(server: FastifyInstance): void {
  server.addHook("preParsing", async (request) => {
    const charset = CHARSET.exec(request.headers["content-type"] ?? "")?.[1];
    if (charset && !CHARSETS.has(charset.toLowerCase())) throw unsupportedContentType();
  });
}

/** Makes a scope refuse bodies of every content type, but those for which it adds a parser. */
export function refuseOtherContentTypes(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("*", async () => {
    throw unsupportedContentType();
  });
}

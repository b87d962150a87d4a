import { existsSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "@audit/types";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { canonicalAddressOf } from "./canonical-address.js";

export interface DashboardRouteDependencies {
  readonly publicUrl: string;
  /** Holds `index.html` and what it loads. */
  readonly folder: string;
}

/** Vite puts a hash of the content into these files' names. */
const HASHED_FILES = "/assets/";
const FOR_EVER = "public, max-age=31536000, immutable";
const ASK_AGAIN = "no-cache";

const wantsPage = (request: FastifyRequest) =>
  request.headers.accept?.includes("text/html") === true && !request.url.startsWith(HASHED_FILES);

const nothingHere = (request: FastifyRequest) =>
  new AppError("not_found", `nothing answers ${request.method} at this address`);

/**
 * The dashboard's files; every other address that a browser opens is a page of the dashboard,
 * which its script knows. Without a built dashboard the data is served all the same.
 */
export async function addDashboardRoute(
  server: FastifyInstance,
  { publicUrl, folder }: DashboardRouteDependencies,
): Promise<void> {
  if (!existsSync(join(folder, "index.html"))) {
    server.log.warn(
      { folder },
      "there is no dashboard to serve: build it, or set DASHBOARD_FOLDER",
    );
    return;
  }
  server.addHook("onRequest", async (request, reply) => {
    const address = wantsPage(request) ? canonicalAddressOf(request, publicUrl) : null;
    if (address) return reply.redirect(address, 307);
  });
  await server.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isHashed = path.startsWith(join(folder, HASHED_FILES));
      reply.header("cache-control", isHashed ? FOR_EVER : ASK_AGAIN);
    },
  });
  server.get("/*", (request, reply) => {
    if (!wantsPage(request)) throw nothingHere(request);
    return reply.sendFile("index.html");
  });
}

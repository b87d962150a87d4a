import type { FastifyInstance } from "fastify";

/** What a dependency says of itself, without secrets: `detail` for people, `facts` for machines. */
export interface DependencyHealth {
  readonly ok: boolean;
  readonly detail?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** A dependency to ask, such as `mongodb`. Not ready while a `required` one is not ok. */
export interface DependencyCheck {
  readonly name: string;
  readonly required: boolean;
  readonly check: () => Promise<DependencyHealth>;
}

const CHECK_TIMEOUT_MS = 1_500;

async function ask(dependency: DependencyCheck) {
  const startedAt = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<DependencyHealth>((resolve) => {
    timer = setTimeout(
      () => resolve({ ok: false, detail: `no answer within ${CHECK_TIMEOUT_MS} ms` }),
      CHECK_TIMEOUT_MS,
    );
  });
  const health = await Promise.race([dependency.check(), timeout])
    .catch((): DependencyHealth => ({ ok: false, detail: "the check failed" }))
    .finally(() => clearTimeout(timer));
  return {
    name: dependency.name,
    required: dependency.required,
    ok: health.ok,
    detail: health.detail,
    facts: health.facts,
    latencyMs: Math.round(performance.now() - startedAt),
  };
}

/**
 * Adds `/healthz/live` (the process answers), `/healthz/ready` (every required dependency is ok,
 * else 503) and `/healthz/deps` (each dependency, always 200).
 */
export function addHealthRoutes(
  server: FastifyInstance,
  dependencies: readonly DependencyCheck[],
): void {
  server.get("/healthz/live", async () => ({ status: "live" }));

  server.get("/healthz/ready", async (_request, reply) => {
    const answers = await Promise.all(dependencies.filter((one) => one.required).map(ask));
    const missing = answers.filter((one) => !one.ok).map((one) => one.name);
    if (missing.length === 0) return { status: "ready" };
    return reply.code(503).send({ status: "not ready", missing });
  });

  server.get("/healthz/deps", async () => ({
    dependencies: await Promise.all(dependencies.map(ask)),
  }));
}

import { AppError, type DeadLetter, PAGE_LIMITS } from "@audit/types";
import { Command } from "@commander-js/extra-typings";
import { type CommandContext, serviceCommand } from "../command-options.js";
import { type ApiClient, createApiClient } from "../connection/api-client.js";
import { type ConnectionOptions, resolveConnection } from "../connection/connection.js";
import { formatTable } from "../table.js";
import { writeResult } from "../terminal.js";
import { wholeNumber } from "../whole-number.js";

async function apiFor(options: ConnectionOptions, { surroundings }: CommandContext) {
  const connection = await resolveConnection("api", options, surroundings);
  return createApiClient(connection, surroundings.signal);
}

/** Pages until there are enough, or no more. */
async function newest(api: ApiClient, limit: number) {
  const items: DeadLetter[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.deadLetters.list.query({
      limit: Math.min(PAGE_LIMITS.max, limit - items.length),
      ...(cursor !== undefined && { cursor }),
    });
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && items.length < limit);
  return { items, more: cursor !== undefined };
}

function asText({ items, more }: { items: readonly DeadLetter[]; more: boolean }): string {
  if (items.length === 0) return "There are no dead letters.";
  const table = formatTable(
    ["ID", "FAILED", "STATE", "EVENT", "REASON"],
    items.map(({ id, failedAt, state, eventId, reason }) => [id, failedAt, state, eventId, reason]),
  );
  return more ? `${table}\nThere are more; --limit shows them.` : table;
}

const listCommand = (context: CommandContext) =>
  serviceCommand("list", "show events that could not be stored, newest first")
    .option("--limit <number>", "how many at most", wholeNumber, 50)
    .action(async ({ limit, ...options }) => {
      const found = await newest(await apiFor(options, context), limit);
      writeResult(context.surroundings.terminal, options, { value: found, text: asText(found) });
    });

const replayCommand = (context: CommandContext) =>
  serviceCommand("replay", "put dead letters back into the queue")
    .argument("[ids...]", "which ones; every open one when none is named")
    .action(async (ids, options) => {
      const api = await apiFor(options, context);
      const answer = await api.deadLetters.replay.mutate(ids.length > 0 ? { ids } : {});
      const text = `${answer.replayed.toLocaleString("en")} put back into the queue.`;
      if (answer.replayed < new Set(ids).size) {
        throw new AppError(
          "not_found",
          `${text} The others are no open dead letters that can be read.`,
        );
      }
      writeResult(context.surroundings.terminal, options, { value: answer, text });
    });

/** `audit dead-letters …`: what could not be stored. */
export const deadLettersCommand = (context: CommandContext) =>
  new Command("dead-letters")
    .description("events that could not be stored")
    .addCommand(listCommand(context))
    .addCommand(replayCommand(context));

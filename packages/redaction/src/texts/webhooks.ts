import { SpanMasker } from "../mask.js";
import { isUnlikeProse } from "./token-like.js";

/**
 * Addresses that let whoever knows them post, to where their secret begins: Discord
 * (`/webhooks/{id}/{token}`), Telegram (`/bot{token}/{method}`) and Microsoft Teams
 * (`/IncomingWebhook/{key}/{user}`). No look-behind, so that a search skips to the first letters.
 */
const ADDRESS =
  /discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/\d{1,20}\/|api\.telegram\.org\/(?:file\/)?bot(?=\d)|office(?:365)?\.com\/webhook(?:b2)?\/[\w.@-]{1,160}\/IncomingWebhook\//g;
const PART_END = /[/?#\s"'<>`\\]/g;
/** The parts after a Teams key belong to it. */
const PATH_END = /[?#\s"'<>`\\]/g;

/** Masks the secret part of webhook addresses. */
export function maskWebhooks(text: string): string {
  ADDRESS.lastIndex = 0;
  let match = ADDRESS.exec(text);
  if (!match) return text;
  const masker = new SpanMasker(text);
  for (; match; match = ADDRESS.exec(text)) {
    const start = ADDRESS.lastIndex;
    const ending = match[0].startsWith("office") ? PATH_END : PART_END;
    ending.lastIndex = start;
    const end = ending.exec(text)?.index ?? text.length;
    masker.mask(start, end);
    // A path that repeats itself is not searched to its end again and again.
    ADDRESS.lastIndex = end;
  }
  return masker.result();
}

const BOT_TOKEN_END = /:([A-Za-z0-9_-]{35})(?![A-Za-z0-9_-])/g;
const BOT_ID = /(?<![A-Za-z0-9])(?:bot)?(\d{8,10})$/;
const LONGEST_BOT_ID = 14;

/** Masks tokens of Telegram bots, `{id}:{35 characters}`, also in the path of a request. */
export function maskBotTokens(text: string): string {
  BOT_TOKEN_END.lastIndex = 0;
  let match = BOT_TOKEN_END.exec(text);
  if (!match) return text;
  const masker = new SpanMasker(text);
  for (; match; match = BOT_TOKEN_END.exec(text)) {
    const { index } = match;
    const id = BOT_ID.exec(text.slice(Math.max(0, index - LONGEST_BOT_ID), index))?.[1];
    if (id === undefined || !isUnlikeProse(match[1] ?? "")) continue;
    masker.mask(index - id.length, index + match[0].length);
  }
  return masker.result();
}

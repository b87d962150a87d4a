import { SpanMasker } from "../mask.js";

/**
 * Where a command begins or ends, and options of curl that take `user:password`. Elsewhere `-u` is
 * as often a user and a group: `docker run -u node:node`.
 */
const STEP =
  /\bcurl\b|[\n|;]|(?<=\s)(?:--(?:proxy-)?user(?:[ \t]{1,4}|=)|-[uU][ \t]{0,4}|-[A-Za-z]{1,8}[uU][ \t]{1,4})(["']?)[^\s:"'`-][^\s:"'`]{0,127}:/g;
const VALUE_END = { "": /[\s"'`]/g, '"': /"/g, "'": /'/g };

/** Masks the password in `curl -u user:password`. */
export function maskCurlUsers(text: string): string {
  if (!text.includes("curl")) return text;
  const masker = new SpanMasker(text);
  let isCurl = false;
  STEP.lastIndex = 0;
  for (let match = STEP.exec(text); match; match = STEP.exec(text)) {
    const [step, quote] = match;
    if (step === "curl") {
      isCurl = true;
    } else if (step.length === 1) {
      // A backslash goes on with the command in the next line.
      if (text[match.index - 1] !== "\\") isCurl = false;
    } else if (isCurl) {
      const start = STEP.lastIndex;
      const valueEnd = VALUE_END[quote === '"' || quote === "'" ? quote : ""];
      valueEnd.lastIndex = start;
      const end = valueEnd.exec(text)?.index ?? text.length;
      masker.mask(start, end);
      STEP.lastIndex = end;
    }
  }
  return masker.result();
}

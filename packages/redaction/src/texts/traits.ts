/** What a text holds, as bits: tells in one pass which searches can find anything in it. */
export const TRAITS = {
  /** `=`, `:` or `>`, which may assign a value to a name. */
  separator: 1,
  blank: 2,
  dash: 4,
  slash: 8,
  percent: 16,
  /** As many characters of tokens in a row as the shortest known token has. */
  longRun: 32,
} as const;

const TOKEN_CHARACTER = 64;
const SHORTEST_TOKEN = 18;

const bitsByCode = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  let bits = 0;
  if (/[=:>]/.test(character)) bits |= TRAITS.separator;
  if (/[\s+]/.test(character)) bits |= TRAITS.blank;
  if (character === "-") bits |= TRAITS.dash;
  if (character === "/") bits |= TRAITS.slash;
  if (character === "%") bits |= TRAITS.percent;
  if (/[\w.+=-]/.test(character)) bits |= TOKEN_CHARACTER;
  return bits;
});

/** The traits of a text. */
export function traitsOf(text: string): number {
  let traits = 0;
  let run = 0;
  for (let index = 0; index < text.length; index += 1) {
    const bits = bitsByCode[text.charCodeAt(index)] ?? 0;
    traits |= bits;
    if ((bits & TOKEN_CHARACTER) === 0) run = 0;
    else if (++run === SHORTEST_TOKEN) traits |= TRAITS.longRun;
  }
  return traits;
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Whether a text is a UUID. */
export const isUuid = (text: string): boolean => text.length === 36 && UUID.test(text);

const TOKEN_CHARACTERS_ONLY = /^[A-Za-z0-9_~-]+=*$/;
const LONG_ENOUGH = 32;
/** What is longer is data, such as an image in base64. */
const TOO_LONG = 1_024;

/** Of two neighbours in random base62 0.62 differ in kind, in `getUserAccountV2` a third. */
const RANDOM_SHARE = 0.45;

function kindOf(code: number): 0 | 1 | 2 | 3 {
  if (code >= 48 && code <= 57) return 0;
  if (code >= 65 && code <= 90) return 1;
  return code >= 97 && code <= 122 ? 2 : 3;
}

/** Whether letters of both cases and digits are mixed as chance does it and names do not. */
export function isMixedByChance(text: string): boolean {
  let changes = 0;
  let pairs = 0;
  const seen = [false, false, false, false];
  let before: number | undefined;
  for (let index = 0; index < text.length && index < 256; index += 1) {
    const kind = kindOf(text.charCodeAt(index));
    if (kind !== 3 && before !== undefined && before !== 3) {
      pairs += 1;
      if (kind !== before) changes += 1;
    }
    seen[kind] = true;
    before = kind;
  }
  return seen[1] === true && seen[2] === true && pairs > 0 && changes / pairs >= RANDOM_SHARE;
}

/**
 * Whether a text can hardly be anything but a random token: at least 32 characters of both cases
 * mixed by chance. Identifiers are shorter (KSUID, ULID, ObjectId) or of one case (hashes, UUIDs).
 */
export function isTokenLike(text: string, minimum = LONG_ENOUGH): boolean {
  return (
    text.length >= minimum &&
    text.length <= TOO_LONG &&
    TOKEN_CHARACTERS_ONLY.test(text) &&
    isMixedByChance(text)
  );
}

/** Whether a text has a run of sixteen letters and digits, or letters of both cases and digits. */
export function isUnlikeProse(text: string): boolean {
  let run = 0;
  const seen = [false, false, false, false];
  for (let index = 0; index < text.length; index += 1) {
    const kind = kindOf(text.charCodeAt(index));
    run = kind === 3 ? 0 : run + 1;
    seen[kind] = true;
    if (run === 16 || (seen[0] && seen[1] && seen[2])) return true;
  }
  return false;
}

const HEX_DIGEST = /^[0-9a-f]{32,}$/i;
const WITH_DIGIT = /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9]{12,}$/;

/** Looser, for places where tokens are expected: long hex and letters mixed with digits too. */
export function mayBeToken(text: string): boolean {
  if (text.length > TOO_LONG) return false;
  return isTokenLike(text, 16) || HEX_DIGEST.test(text) || WITH_DIGIT.test(text);
}

/** A piece of JSON text and what it is, for colouring. Joined, the texts are the JSON again. */
export interface JsonToken {
  readonly kind: "key" | "string" | "number" | "word" | "mark";
  readonly text: string;
}

const TOKEN =
  /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b|[^"\d\-tfn]+|./g;

/** Takes valid JSON text apart. */
export function jsonTokens(json: string): JsonToken[] {
  return Array.from(json.matchAll(TOKEN)).flatMap((match): JsonToken[] => {
    const [text, quoted, colon, number, word] = match;
    if (quoted !== undefined && colon !== undefined) {
      return [
        { kind: "key", text: quoted },
        { kind: "mark", text: colon },
      ];
    }
    if (quoted !== undefined) return [{ kind: "string", text }];
    if (number !== undefined) return [{ kind: "number", text }];
    return [{ kind: word === undefined ? "mark" : "word", text }];
  });
}

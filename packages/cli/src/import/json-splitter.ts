/** A record's JSON text, or that it is longer than allowed. */
export type Piece = { readonly text: string } | { readonly tooLong: true };

export interface JsonSplitter {
  /** The records that end in this chunk. Throws `SyntaxError` where the text is no list of records. */
  readonly push: (chunk: string) => Piece[];
  /** Throws `SyntaxError` when the text ends in the middle of a record or a list. */
  readonly end: () => void;
}

/** Longer names are not the one that is looked for. */
const LONGEST_NAME = 64;

/**
 * Cuts a stream of JSON into records without holding more than one of them: the elements of the
 * list called `listName` in an object (`{"Records": […]}`), the elements of a bare list, or objects
 * one after another. Brackets and strings are counted, nothing more: whoever parses a record's text
 * sees whether it is JSON.
 */
export function createJsonSplitter(options: {
  readonly listName: string;
  /** Characters of one record at most. */
  readonly longest: number;
}): JsonSplitter {
  const { listName, longest } = options;
  /** Between records, in one, or in what follows the list in the object around it. */
  let mode: "between" | "record" | "rest" = "between";
  let inside: "nothing" | "list" | "wrapped list" = "nothing";
  /** Open brackets of the record or the rest. */
  let depth = 0;
  let inString = false;
  let escaped = false;
  /** The text of the last string directly in an outermost object: perhaps the list's name. */
  let name = "";
  let isNamed = false;
  let parts: string[] = [];
  let length = 0;

  const mayBeWrapper = () => mode === "record" && inside === "nothing" && depth === 1;

  function keep(text: string): void {
    length += text.length;
    if (length <= longest) parts.push(text);
    else parts = [];
  }

  function finish(): Piece {
    const piece: Piece = length > longest ? { tooLong: true } : { text: parts.join("") };
    parts = [];
    length = 0;
    return piece;
  }

  function stepInString(character: string): void {
    if (escaped) escaped = false;
    else if (character === "\\") escaped = true;
    else if (character === '"') inString = false;
    if (inString && mayBeWrapper() && name.length < LONGEST_NAME) name += character;
  }

  /** Whether a record begins here. */
  function stepBetween(character: string): boolean {
    if (character === "{") {
      mode = "record";
      depth = 1;
      return true;
    }
    if (character === "[" && inside === "nothing") {
      inside = "list";
    } else if (character === "]" && inside === "list") {
      inside = "nothing";
    } else if (character === "]" && inside === "wrapped list") {
      mode = "rest";
      depth = 1;
    } else if (!/[\s,]/.test(character)) {
      throw new SyntaxError(`not JSON records: expected objects, or a list of them in ${listName}`);
    }
    return false;
  }

  /** Outside of strings: whether the record or the rest ends here, or turns out to hold the list. */
  function stepWithin(character: string): "goes on" | "ends" | "holds the list" {
    if (character === '"') {
      inString = true;
      name = "";
    } else if (character === ":") {
      isNamed = mayBeWrapper() && name === listName;
    } else if (character === "[" && isNamed) {
      isNamed = false;
      return "holds the list";
    } else if (character === "{" || character === "[") {
      depth += 1;
    } else if (character === "}" || character === "]") {
      depth -= 1;
      if (depth === 0) return "ends";
    }
    return "goes on";
  }

  function push(chunk: string): Piece[] {
    const pieces: Piece[] = [];
    let start = 0;
    for (let index = 0; index < chunk.length; index += 1) {
      const character = chunk.charAt(index);
      if (inString) {
        stepInString(character);
      } else if (mode === "between") {
        if (stepBetween(character)) start = index;
      } else {
        const outcome = stepWithin(character);
        if (outcome === "goes on") continue;
        if (outcome === "holds the list") {
          finish();
          inside = "wrapped list";
        } else if (mode === "record") {
          keep(chunk.slice(start, index + 1));
          pieces.push(finish());
        } else {
          inside = "nothing";
        }
        mode = "between";
      }
    }
    if (mode === "record") keep(chunk.slice(start));
    return pieces;
  }

  return {
    push,
    end: () => {
      if (mode !== "between" || inside !== "nothing") {
        throw new SyntaxError("the text ends in the middle of a record or a list");
      }
    },
  };
}

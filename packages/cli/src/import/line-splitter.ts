/** A line without its end, or that it is longer than allowed. Lines are counted from 1. */
export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly tooLong: true };

/** Cuts a stream of text into lines without holding more than one of them. */
export async function* splitLines(
  chunks: AsyncIterable<string>,
  longest: number,
): AsyncGenerator<Line> {
  let number = 0;
  let parts: string[] = [];
  let length = 0;

  const keep = (text: string) => {
    length += text.length;
    if (length <= longest) parts.push(text);
    else parts = [];
  };
  const finish = (): Line => {
    number += 1;
    const line: Line =
      length > longest
        ? { number, tooLong: true }
        : { number, text: parts.join("").replace(/\r$/, "") };
    parts = [];
    length = 0;
    return line;
  };

  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf("\n"); end >= 0; end = chunk.indexOf("\n", start)) {
      keep(chunk.slice(start, end));
      yield finish();
      start = end + 1;
    }
    keep(chunk.slice(start));
  }
  if (length > 0) yield finish();
}

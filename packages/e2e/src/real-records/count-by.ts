/** How often each name occurs, most frequent first and then by name; undefined counts for nothing. */
export function countBy<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string | undefined,
): [string, number][] {
  const counts = new Map<string, number>();
  for (const item of items) {
    const name = nameOf(item);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

/**
 * The most that each may have of a budget, so that all together stay within it and none gives up
 * anything as long as another has more: small ones stay whole, large ones are cut alike.
 */
export function fairShare(sizes: readonly number[], budget: number): number {
  const ascending = [...sizes].sort((one, other) => one - other);
  let left = budget;
  for (const [index, size] of ascending.entries()) {
    const share = Math.floor(left / (ascending.length - index));
    if (size > share) return Math.max(0, share);
    left -= size;
  }
  return Number.POSITIVE_INFINITY;
}

/**
 * The known name that a misspelled one most likely means, `null` when none is near.
 *
 * Python's spelling (`retry_delay`) counts as near, else names up to two slips away (a third of a short name).
 */
export function nearMatch(found: string, known: Iterable<string>): string | null {
  const camelCase = found.replace(/_+([a-zA-Z0-9])/g, (_match, letter: string) => letter.toUpperCase());
  let best: string | null = null;
  let bestDistance = Math.min(2, Math.max(1, Math.floor(found.length / 3))) + 1;
  for (const name of known) {
    if (name === camelCase || name.toLowerCase() === found.toLowerCase()) return name;
    const distance = countSlips(found, name, bestDistance);
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

/** Letters inserted, left out, replaced or swapped with their neighbor; `limit` when there are at least that many. */
function countSlips(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) >= limit) return limit;
  let twoBack: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_unused, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left[row - 1] === right[column - 1];
      const isSwapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const slips = Math.min(
        (previous[column] ?? limit) + 1,
        (current[column - 1] ?? limit) + 1,
        (previous[column - 1] ?? limit) + (isSame ? 0 : 1),
        isSwapped ? (twoBack[column - 2] ?? limit) + 1 : limit,
      );
      current.push(slips);
    }
    twoBack = previous;
    previous = current;
  }
  return Math.min(previous[right.length] ?? limit, limit);
}

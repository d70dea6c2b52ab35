/** How many suggestions a sentence can carry. */
const SUGGESTIONS_MAXIMUM = 3;

/**
 * The ids a person most likely meant, best first: those that end in the wanted label (the forgotten prefix of a group
 * is the usual slip), then those a few letters away.
 */
export function nearMatches(wanted: string, ids: readonly string[]): readonly string[] {
  const label = lastLabel(wanted);
  // Fewer than there are: otherwise every short id would resemble every other.
  const lettersAway = Math.min(Math.max(1, Math.floor(wanted.length / 3)), wanted.length - 1);
  return ids
    .map((id) => ({ id, distance: lastLabel(id) === label ? 0 : editDistance(wanted, id, lettersAway) }))
    .filter(({ distance }) => distance <= lettersAway)
    .toSorted((one, other) => one.distance - other.distance)
    .slice(0, SUGGESTIONS_MAXIMUM)
    .map(({ id }) => id);
}

function lastLabel(id: string): string {
  return id.slice(id.lastIndexOf(".") + 1);
}

/**
 * How many letters must be changed, added or left out to make one text of the other (Levenshtein).
 *
 * @returns something above `maximum` as soon as it is certain that the distance is.
 */
function editDistance(one: string, other: string, maximum: number): number {
  if (Math.abs(one.length - other.length) > maximum) return maximum + 1;
  let previousRow = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const currentRow = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (previousRow[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      const removed = (previousRow[column] ?? 0) + 1;
      const added = (currentRow[column - 1] ?? 0) + 1;
      currentRow.push(Math.min(replaced, removed, added));
    }
    if (Math.min(...currentRow) > maximum) return maximum + 1;
    previousRow = currentRow;
  }
  return previousRow[other.length] ?? 0;
}

/** The value below which a share of all lies, between its two neighbors by proportion; 0 of nothing. */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? below;
  return below + (above - below) * (position - Math.floor(position));
}

/** The middle value. */
export function medianOf(values: readonly number[]): number {
  return quantileOf(values, 0.5);
}

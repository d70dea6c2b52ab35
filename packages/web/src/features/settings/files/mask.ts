/** What the server shows in the place of a secret. */
export const MASK = "***";

/** An extra without the secrets that are hidden in it; `null` for one of which nothing is left. */
export function withoutHidden(extra: string | null): string | null {
  if (extra === null || !extra.includes(`"${MASK}"`)) return extra;
  const kept = dropMasks(JSON.parse(extra));
  return Object.keys(kept as object).length === 0 ? null : JSON.stringify(kept);
}

function dropMasks(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== MASK).map(dropMasks);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== MASK)
      .map(([key, item]) => [key, dropMasks(item)]),
  );
}

/** One or several, as several; nothing as an empty list. */
export function listOf<Item>(oneOrSeveral: Item | readonly Item[] | null | undefined): readonly Item[] {
  if (oneOrSeveral === undefined || oneOrSeveral === null) return [];
  return Array.isArray(oneOrSeveral) ? (oneOrSeveral as readonly Item[]) : [oneOrSeveral as Item];
}

import { nearMatches } from "@baram/domain";

/** What somebody may have meant, as the end of a sentence; empty where nothing comes near. */
export function suggestCommands(word: string, names: readonly string[]): string {
  const swapped = names.filter((name) => lettersOf(name) === lettersOf(word));
  const near = [...new Set([...swapped, ...nearMatches(word, names)])].map((name) => `"${name}"`);
  return near.length === 0 ? "" : `. Did you mean ${near.join(" or ")}?`;
}

/** Two letters that changed places are the most common mistake. */
function lettersOf(word: string): string {
  return Array.from(word).toSorted().join("");
}

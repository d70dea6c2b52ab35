/** An id in the language of Graphviz: as it is where it is a word, else in quotes. */
export function quoteForDot(id: string): string {
  if (/^(?:[A-Za-z_][A-Za-z_0-9]*|-?\d+(?:\.\d+)?)$/u.test(id)) return id;
  return `"${id.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** Python's `str.title`: the first of adjacent letters is a capital, the others are small. */
export function toTitleCase(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => {
    const [first = "", ...rest] = Array.from(word);
    return first.toUpperCase() + rest.join("").toLowerCase();
  });
}

/** A letter as it begins a title: `ß` becomes `Ss`, and letters that are in title case stay. */
function titleLetter(letter: string): string {
  if (/\p{Lt}/u.test(letter)) return letter;
  const [first = "", ...rest] = Array.from(letter.toUpperCase());
  return first + rest.join("").toLowerCase();
}

/** Python's `str.capitalize`: a capital first, all others small. */
export function capitalize(text: string): string {
  const [first = "", ...rest] = Array.from(text);
  return titleLetter(first) + rest.join("").toLowerCase();
}

/** Python's `str.title`: the first of adjacent letters is a capital, the others are small. */
export function toTitleCase(text: string): string {
  return text.replace(/\p{L}+/gu, capitalize);
}

/** Python's `str.swapcase`. */
export function swapCase(text: string): string {
  return text.replace(/\p{L}/gu, (letter) => {
    if (/\p{Lt}/u.test(letter)) return letter;
    return letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase();
  });
}

/** Whether there are letters and all of them are small. */
export function isLowerCase(text: string): boolean {
  return /\p{Ll}/u.test(text) && !/[\p{Lu}\p{Lt}]/u.test(text);
}

/** Whether there are letters and all of them are capitals. */
export function isUpperCase(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/[\p{Ll}\p{Lt}]/u.test(text);
}

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ["\n", ""],
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
  ["a", "\u0007"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
]);

const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|([xuUN])|([\s\S]))/g;

/** The text between the quotes of a Python string literal; `null` when an escape of it is not complete. */
export function unescapeString(text: string): string | null {
  if (!text.includes("\\")) return text;
  let isBroken = false;
  const result = text.replace(ESCAPE, (whole: string, ...groups: (string | undefined)[]) => {
    const [hex2, hex4, hex8, octal, incomplete, character] = groups;
    const hex = hex2 ?? hex4 ?? hex8;
    if (hex !== undefined) return isCodePoint(hex) ? String.fromCodePoint(Number.parseInt(hex, 16)) : fail();
    if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
    if (incomplete !== undefined) return fail();
    // An escape that Python does not know stays as it is written.
    return SIMPLE.get(character ?? "") ?? whole;
  });
  return isBroken ? null : result;

  function fail(): string {
    isBroken = true;
    return "";
  }
}

function isCodePoint(hex: string): boolean {
  return Number.parseInt(hex, 16) <= 0x10ffff;
}

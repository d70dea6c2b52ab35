import Anser from "anser";

/** A piece of a line in one color. */
export interface TextPiece {
  readonly text: string;
  /** The class of its color and weight; empty for plain text. */
  readonly look: string;
  readonly isHit: boolean;
}

const COLORS = ["red", "green", "yellow", "blue", "magenta", "cyan"] as const;

function lookOf(foreground: string | null, decorations: readonly string[]): string {
  const looks: string[] = [];
  const color = COLORS.find((each) => foreground?.endsWith(each) === true);
  if (color !== undefined) looks.push(`ansi-${color}`);
  if (decorations.includes("dim") || foreground === "ansi-bright-black") looks.push("ansi-dim");
  if (decorations.includes("bold")) looks.push("ansi-bold");
  if (decorations.includes("italic")) looks.push("ansi-italic");
  if (decorations.includes("underline")) looks.push("ansi-underline");
  return looks.join(" ");
}

function colorPieces(text: string): readonly { readonly text: string; readonly look: string }[] {
  if (!text.includes("\u001b")) return [{ text, look: "" }];
  return Anser.ansiToJson(text, { json: true, remove_empty: true, use_classes: true }).map((piece) => ({
    text: piece.content,
    look: lookOf(piece.fg, piece.decorations),
  }));
}

/** Where a text is found, as pairs of start and end. */
function hitRanges(plain: string, wanted: string): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  if (wanted === "") return ranges;
  const haystack = plain.toLowerCase();
  const needle = wanted.toLowerCase();
  for (let at = haystack.indexOf(needle); at !== -1; at = haystack.indexOf(needle, at + needle.length)) {
    ranges.push([at, at + needle.length]);
  }
  return ranges;
}

/** Splits a line where its color changes and where the searched text begins and ends, across colors too. */
export function textPieces(text: string, wanted: string): readonly TextPiece[] {
  const colored = colorPieces(text);
  const ranges = hitRanges(colored.map((piece) => piece.text).join(""), wanted);
  if (ranges.length === 0) return colored.map((piece) => ({ ...piece, isHit: false }));
  const pieces: TextPiece[] = [];
  let start = 0;
  for (const piece of colored) {
    const end = start + piece.text.length;
    const cuts = [...new Set([start, end, ...ranges.flat().filter((cut) => cut > start && cut < end)])].toSorted(
      (left, right) => left - right,
    );
    for (let index = 0; index + 1 < cuts.length; index += 1) {
      const from = cuts[index] ?? start;
      const to = cuts[index + 1] ?? end;
      const isHit = ranges.some(([first, last]) => from >= first && to <= last);
      pieces.push({ text: piece.text.slice(from - start, to - start), look: piece.look, isHit });
    }
    start = end;
  }
  return pieces;
}

/** A part of a line; one that names a place of the Dag's file has its line. */
export interface SourcePiece {
  readonly text: string;
  /** `null` for text that names no place. */
  readonly line: number | null;
}

const PLACE = /[^\s()]+\.[cm]?[jt]sx?:(\d+)(?::\d+)?/g;

/** Splits a line where it names places of a file, as the frames of an error do: `at load (dags/orders.ts:12:3)`. */
export function sourcePieces(text: string, fileName: string): readonly SourcePiece[] {
  if (!text.includes(`${fileName}:`)) return [{ text, line: null }];
  const pieces: SourcePiece[] = [];
  let end = 0;
  for (const { 0: place, 1: line, index } of text.matchAll(PLACE)) {
    if (!isPlaceOf(place, fileName)) continue;
    if (index > end) pieces.push({ text: text.slice(end, index), line: null });
    pieces.push({ text: place, line: Number(line) });
    end = index + place.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), line: null });
  return pieces;
}

function isPlaceOf(place: string, fileName: string): boolean {
  const at = place.indexOf(`${fileName}:`);
  return at === 0 || place[at - 1] === "/";
}

/** A piece of an author's words: plain, code or strong. */
export interface DocPiece {
  readonly kind: "plain" | "code" | "strong";
  readonly text: string;
}

const PIECE = /`([^`\n]+)`|\*\*([^*\n]+)\*\*/g;

/** Splits an author's Markdown where it marks code or strong words; everything else stays as it was written. */
export function docPieces(text: string): readonly DocPiece[] {
  const pieces: DocPiece[] = [];
  let position = 0;
  for (const match of text.matchAll(PIECE)) {
    const [whole, code, strong] = match;
    if (match.index > position) pieces.push({ kind: "plain", text: text.slice(position, match.index) });
    pieces.push(code === undefined ? { kind: "strong", text: strong ?? "" } : { kind: "code", text: code });
    position = match.index + whole.length;
  }
  if (position < text.length) pieces.push({ kind: "plain", text: text.slice(position) });
  return pieces;
}

import { docPieces } from "./doc-pieces.ts";
import "./doc-text.css";

/** What an author wrote about a Dag or a task. */
export function DocText({ text }: { readonly text: string }) {
  return (
    <p className="doc-text">
      {docPieces(text).map((piece, index) => {
        if (piece.kind === "code") return <code key={index}>{piece.text}</code>;
        return piece.kind === "strong" ? <b key={index}>{piece.text}</b> : piece.text;
      })}
    </p>
  );
}

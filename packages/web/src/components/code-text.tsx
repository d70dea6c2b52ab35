import { useMemo } from "react";
import { type CodePiece, highlightCode } from "./highlight-code.ts";
import "./code-text.css";

interface CodeTextProps {
  readonly code: string;
  readonly hasLineNumbers?: boolean;
}

/** Code or JSON in a few quiet colors. */
export function CodeText({ code, hasLineNumbers = false }: CodeTextProps) {
  const lines = useMemo(() => splitLines(highlightCode(code.replace(/\n$/, ""))), [code]);
  return (
    <pre className={hasLineNumbers ? "code-text code-text-numbered" : "code-text"} tabIndex={0}>
      {lines.map((pieces, index) => (
        <span key={index} className="code-line" data-line={index + 1}>
          {pieces.map((piece, at) =>
            piece.kind === "plain" ? (
              piece.text
            ) : (
              <span key={at} className={`code-${piece.kind}`}>
                {piece.text}
              </span>
            ),
          )}
          {"\n"}
        </span>
      ))}
    </pre>
  );
}

/** A value as indented JSON. */
export function JsonText({ value }: { readonly value: unknown }) {
  return <CodeText code={JSON.stringify(value, null, 2) ?? "null"} />;
}

function splitLines(pieces: readonly CodePiece[]): readonly (readonly CodePiece[])[] {
  const lines: CodePiece[][] = [[]];
  for (const piece of pieces) {
    for (const [index, text] of piece.text.split("\n").entries()) {
      if (index > 0) lines.push([]);
      if (text !== "") lines.at(-1)?.push({ kind: piece.kind, text });
    }
  }
  return lines;
}

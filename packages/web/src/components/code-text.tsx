import { useMemo } from "react";
import { type CodePiece, highlightCode } from "./highlight-code.ts";
import "./code-text.css";

interface CodeTextProps {
  readonly code: string;
  readonly hasLineNumbers?: boolean;
  /** A line, from 1, that is pointed out and scrolled to. */
  readonly line?: number | undefined;
}

/** Code or JSON in a few quiet colors. */
export function CodeText({ code, hasLineNumbers = false, line }: CodeTextProps) {
  const lines = useMemo(() => splitLines(highlightCode(code.replace(/\n$/, ""))), [code]);
  return (
    <pre className={hasLineNumbers ? "code-text code-text-numbered" : "code-text"} tabIndex={0}>
      {lines.map((pieces, index) => (
        <span
          key={index}
          className={index + 1 === line ? "code-line code-line-current" : "code-line"}
          data-line={index + 1}
          ref={index + 1 === line ? scrollHere : null}
        >
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

function scrollHere(line: HTMLElement | null): void {
  line?.scrollIntoView({ block: "center" });
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

import { Link } from "@tanstack/react-router";
import { createContext, useContext } from "react";
import { sourcePieces } from "./source-places.ts";

/** The file that a log's task was written in, as its run had it. */
export interface LogSource {
  readonly dagId: string;
  readonly fileName: string;
  readonly version: number | undefined;
}

/** Known wherever a log is drawn whose Dag is known. */
export const LogSourceContext = createContext<LogSource | null>(null);

/** The text of a line, in which places of the Dag's file lead to the code. */
export function SourceText({ text }: { readonly text: string }) {
  const source = useContext(LogSourceContext);
  if (source === null || !text.includes(source.fileName)) return text;
  const { dagId, fileName, version } = source;
  return sourcePieces(text, fileName).map((piece, index) =>
    piece.line === null ? (
      piece.text
    ) : (
      <Link
        key={index}
        to="/dags/$dagId/code"
        params={{ dagId }}
        search={{ version, line: piece.line }}
        className="log-source"
      >
        {piece.text}
      </Link>
    ),
  );
}

import type { SerializedDag } from "@baram/domain";
import { codeFrame, type ParseFailure } from "@baram/execution-api";

/** A Dag that another file makes already. */
export interface TakenDag {
  readonly dagId: string;
  /** The file that keeps it. */
  readonly relativePath: string;
}

/** The import error of a file whose Dag ids are those of another file's Dags. It names both files. */
export function explainTakenDags(
  taken: readonly [TakenDag, ...TakenDag[]],
  file: { readonly relativePath: string; readonly source: string; readonly dags: readonly SerializedDag[] },
): ParseFailure {
  const sentences = taken.map(
    ({ dagId, relativePath }) =>
      `The Dag id "${dagId}" is used in two files, ${relativePath} and ${file.relativePath}. ` +
      `The one in ${relativePath} was loaded first and is kept: give the one in ${file.relativePath} another id.`,
  );
  const [first] = taken;
  const line = file.dags.find(({ dagId }) => dagId === first.dagId)?.sourceLine ?? null;
  const lines = file.source.split(/\r?\n/);
  const isInFile = line !== null && line >= 1 && line <= lines.length;
  const name = file.relativePath.split("/").at(-1) ?? file.relativePath;
  return {
    message: sentences.join(" "),
    errorKind: "DuplicateDagIdError",
    line: isInFile ? line : null,
    column: null,
    frame: isInFile ? codeFrame(lines, { name, line, column: indentation(lines[line - 1]) + 1 }) : null,
    stack: null,
  };
}

function indentation(line = ""): number {
  return line.length - line.trimStart().length;
}

import { dirname, relative, resolve } from "node:path";
import { codeFrame, type ParseFailure } from "@baram/execution-api";
import type { Message } from "esbuild";
import { slashed } from "../inputs/stored-inputs.ts";
import type { ReadModule } from "./read-modules.ts";

/** Which Dag file was bundled and what was read meanwhile. */
export interface FailedBundle {
  /** Absolute. */
  readonly sourcePath: string;
  readonly projectFolder: string;
  readonly modules: ReadonlyMap<string, ReadModule>;
}

/** Why esbuild could not make a bundle, with the place in the author's source. */
export function explainBundleFailure(messages: readonly Message[], failed: FailedBundle): ParseFailure {
  const [first] = messages;
  const text = first?.text ?? "The Dag file could not be bundled";
  const more = messages.length > 1 ? ` (${messages.length - 1} more like this)` : "";
  const errorKind = /^(Could not resolve|No loader|No matching export)/.test(text) ? "ImportError" : "SyntaxError";
  const location = first?.location ?? null;
  const nowhere = { line: null, column: null, frame: null, stack: null };
  if (location === null) return { message: `${text}${more}.`, errorKind, ...nowhere };
  const path = resolve(failed.projectFolder, location.file);
  const name = slashed(relative(dirname(failed.sourcePath), path));
  const { line } = location;
  const column = columnOf(location.lineText, location.column);
  const lines = (failed.modules.get(path)?.text ?? "").split(/\r?\n/);
  const where = path === failed.sourcePath ? "" : `${name}: `;
  return {
    message: `${where}${text}${more}.`,
    errorKind,
    line,
    column,
    frame: codeFrame(lines, { name, line, column }),
    stack: null,
  };
}

/** esbuild counts bytes from 0, editors count characters from 1. */
function columnOf(lineText: string, byteColumn: number): number {
  return Buffer.from(lineText).subarray(0, byteColumn).toString("utf8").length + 1;
}

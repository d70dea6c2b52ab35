import { relative, resolve, sep } from "node:path";
import type { DagFileInput } from "./dag-file-input.ts";

/** The inputs of a Dag file as they are stored: paths from the Dags folder, so that it can be moved. */
export function formatInputs(inputs: readonly DagFileInput[], dagsFolder: string): string {
  return JSON.stringify(inputs.map((input) => ({ ...input, path: slashed(relative(dagsFolder, input.path)) })));
}

/** Reads what {@link formatInputs} wrote. */
export function parseInputs(text: string, dagsFolder: string): readonly DagFileInput[] {
  const stored = JSON.parse(text) as readonly DagFileInput[];
  return stored.map((input) => ({ ...input, path: resolve(dagsFolder, input.path) }));
}

/** A path as it is written everywhere outside the file system: with forward slashes. */
export function slashed(path: string): string {
  return sep === "/" ? path : path.split(sep).join("/");
}

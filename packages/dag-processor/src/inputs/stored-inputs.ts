import { relative, resolve, sep } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { ChangedAuthorDefaults } from "@baram/domain";
import type { DagFileInput } from "./dag-file-input.ts";

/** What inputs are stored and read with. */
export interface InputsSurroundings {
  readonly dagsFolder: string;
  /** Where the installation has other defaults for authors than Baram. */
  readonly authorDefaults: ChangedAuthorDefaults;
}

/** The inputs of a Dag file, and whether it was loaded with the defaults that hold now. */
export interface StoredInputs {
  readonly inputs: readonly DagFileInput[];
  readonly hasTodaysDefaults: boolean;
}

/** A list alone stands for a file that was loaded with Baram's own defaults. */
type StoredForm =
  | readonly DagFileInput[]
  | { readonly authorDefaults: ChangedAuthorDefaults; readonly inputs: readonly DagFileInput[] };

/**
 * The inputs of a Dag file as they are stored: paths from the Dags folder, so that it can be moved, and the defaults
 * for authors, which its Dags depend on as they do on files.
 */
export function formatInputs(
  inputs: readonly DagFileInput[],
  { dagsFolder, authorDefaults }: InputsSurroundings,
): string {
  const moved = inputs.map((input) => ({ ...input, path: slashed(relative(dagsFolder, input.path)) }));
  const hasChangedDefaults = Object.keys(authorDefaults).length > 0;
  return JSON.stringify((hasChangedDefaults ? { authorDefaults, inputs: moved } : moved) satisfies StoredForm);
}

/** Reads what {@link formatInputs} wrote. */
export function parseInputs(text: string, { dagsFolder, authorDefaults }: InputsSurroundings): StoredInputs {
  const stored = JSON.parse(text) as StoredForm;
  const { inputs, authorDefaults: loadedWith } = "inputs" in stored ? stored : { inputs: stored, authorDefaults: {} };
  return {
    inputs: inputs.map((input) => ({ ...input, path: resolve(dagsFolder, input.path) })),
    hasTodaysDefaults: isDeepStrictEqual(loadedWith, authorDefaults),
  };
}

/** A path as it is written everywhere outside the file system: with forward slashes. */
export function slashed(path: string): string {
  return sep === "/" ? path : path.split(sep).join("/");
}

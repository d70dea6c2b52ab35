import { dirname, isAbsolute, posix, resolve } from "node:path";
import { referencedTemplateNames } from "@baram/domain";
import type { NamedTemplateFiles } from "@baram/execution-api";
import { type DagFileInput, lookAtInput, readInput } from "../inputs/dag-file-input.ts";

/** The template files of a Dag file, and everything that was looked at to find them. */
export interface FoundTemplateFiles {
  /** Text by path from the Dag file's folder, with forward slashes, in order of the paths. */
  readonly files: ReadonlyMap<string, string>;
  /** Files that are not there are among them: one that is added later may count instead. */
  readonly inputs: readonly DagFileInput[];
}

/**
 * Reads the template files that the Dags of a file name, and those that these name in turn.
 *
 * Folders with an absolute path are left to the worker, where their files are read when a task runs.
 */
export async function readTemplateFiles(
  sourcePath: string,
  named: readonly NamedTemplateFiles[],
): Promise<FoundTemplateFiles> {
  const files = new Map<string, string>();
  const inputs = new Map<string, DagFileInput>();
  const folder = dirname(sourcePath);

  async function lookFor(path: string): Promise<string | null> {
    const known = files.get(path);
    if (known !== undefined) return known;
    const absolute = resolve(folder, path);
    if (inputs.has(absolute)) return null;
    try {
      const { content, input } = await readInput(absolute);
      const text = content.toString("utf8");
      inputs.set(absolute, input);
      files.set(path, text);
      return text;
    } catch {
      inputs.set(absolute, await lookAtInput(absolute));
      return null;
    }
  }

  for (const { searchPath, names } of named) {
    const folders = [".", ...searchPath];
    const wanted = new Set(names.filter(isWithin));
    // A set's iteration also visits what is added on the way.
    for (const name of wanted) {
      for (const each of folders) {
        // What an absolute folder holds is known on the worker only, and hides what comes after it.
        const text = isAbsolute(each) ? null : await lookFor(posix.join(each, name));
        if (text === null) continue;
        for (const referenced of referencedTemplateNames(text).filter(isWithin)) wanted.add(referenced);
        break;
      }
    }
  }
  const inOrder = [...files].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { files: new Map(inOrder), inputs: [...inputs.values()] };
}

/** A name that leads out of a folder finds nothing, so it is not even looked for. */
function isWithin(name: string): boolean {
  return !name.split(/[\\/]/).includes("..") && !name.includes("\0") && name.length <= NAME_LENGTH_MAXIMUM;
}

/** Longer than any path; a command that happens to end in `.sh` is not looked for as a file. */
const NAME_LENGTH_MAXIMUM = 1024;

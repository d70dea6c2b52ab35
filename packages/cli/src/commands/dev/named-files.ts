import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";

/** Those of the names that are files of a project, as absolute paths; others name packages, or nothing. */
export function namedFiles(project: string, names: readonly string[]): readonly string[] {
  const paths = names.filter((name) => name !== "").map((name) => resolve(project, name));
  return paths.filter((path) => existsSync(path) && statSync(path).isFile());
}

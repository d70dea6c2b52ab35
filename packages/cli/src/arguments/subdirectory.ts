import { homedir } from "node:os";
import { resolve, sep } from "node:path";
import type { Invocation } from "../program/invocation.ts";

/** Whether a Dag file is the given file or below the given folder. Without either every file is. */
export function isBelow(
  subdirectory: string | undefined,
  { folders, terminal }: Pick<Invocation, "folders" | "terminal">,
): (path: string) => boolean {
  if (subdirectory === undefined) return () => true;
  const path = subdirectory.replace(/^~(?=$|\/)/, () => homedir()).replaceAll("DAGS_FOLDER", () => folders.dags);
  const wanted = resolve(terminal.workingFolder, path);
  return (file) => file === wanted || file.startsWith(wanted.endsWith(sep) ? wanted : wanted + sep);
}

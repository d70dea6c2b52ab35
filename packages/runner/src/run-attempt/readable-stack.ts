import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the runner's own modules, whose frames say nothing to an author. */
const OWN_FOLDER = dirname(dirname(fileURLToPath(import.meta.url)));

/** The frames of a stack that an author can do something with, in their source positions; empty without any. */
export function readableStack(stack: string | null): string {
  if (stack === null) return "";
  return stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line) && !line.includes("node:internal/") && !line.includes(OWN_FOLDER))
    .join("\n");
}

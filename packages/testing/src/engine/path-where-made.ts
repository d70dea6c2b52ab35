import { fileURLToPath } from "node:url";
import type { AnyDag } from "@baram/sdk";
import { stackWhereMade } from "@baram/sdk/runtime";

const FRAME = /^\s*at (?:.*\()?(file:\/\/\/?[^()]+?|\/[^()]+?|[A-Z]:\\[^()]+?):\d+:\d+\)?$/m;

/** The file in which a Dag was made, beside which its template files lie; `null` when the stack does not tell. */
export function pathWhereMade(dag: AnyDag): string | null {
  const path = FRAME.exec(stackWhereMade(dag) ?? "")?.[1];
  if (path === undefined) return null;
  return path.startsWith("file:") ? fileURLToPath(path) : path;
}

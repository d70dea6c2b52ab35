import { createHash } from "node:crypto";
import { type TaskInstanceKey, UNMAPPED } from "@baram/domain";

/** What file systems take as one name. */
const NAME_BYTES_MAXIMUM = 255;
const HASH_CHARACTERS = 16;

/**
 * Where the log of a try is, relative to the log folder, with forward slashes: one folder a run, one file a try.
 *
 * The name before each id keeps an id such as `..` from leading out of the folder.
 */
export function attemptLogPath({ dagId, runId, taskId, mapIndex }: TaskInstanceKey, tryNumber: number): string {
  const index = mapIndex === UNMAPPED ? "" : `.map_index=${mapIndex}`;
  return `${folderOf(dagId, runId)}/${named(`task_id=${taskId}`, `${index}.attempt=${tryNumber}.log`)}`;
}

/** Where the log of a delivery is: beside the tasks of the run, one file for each time it is tried. */
export function callbackLogPath(
  { dagId, runId, callbackId }: { readonly dagId: string; readonly runId: string; readonly callbackId: number },
  tryNumber: number,
): string {
  return `${folderOf(dagId, runId)}/callback_id=${callbackId}.attempt=${tryNumber}.log`;
}

function folderOf(dagId: string, runId: string): string {
  return `${named(`dag_id=${dagId}`, "")}/${named(`run_id=${runId}`, "")}`;
}

/** Ids may be longer than a name: of such a one the beginning stays, for whoever looks, and a hash of all of it. */
function named(name: string, ending: string): string {
  const whole = Buffer.from(name);
  const room = NAME_BYTES_MAXIMUM - ending.length;
  if (whole.length <= room) return `${name}${ending}`;
  const hash = createHash("sha256").update(whole).digest("hex").slice(0, HASH_CHARACTERS);
  // A character that was cut in two is left out.
  const beginning = whole
    .subarray(0, room - HASH_CHARACTERS - 1)
    .toString()
    .replace(/\uFFFD+$/u, "");
  return `${beginning}~${hash}${ending}`;
}

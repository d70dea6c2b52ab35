import { accessSync, constants, existsSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import type { Folders } from "../../configuration/folders.ts";
import type { Finding } from "./finding.ts";

/** Below these versions Baram's packages do not load. */
const NODE_MINIMUM = { major: 20, minor: 19 } as const;
const MEBIBYTE = 1024 * 1024;
const SPACE_MINIMUM = { problem: 100 * MEBIBYTE, warning: 1024 * MEBIBYTE } as const;

/** Whether the version of Node, as `20.19.0`, is one that Baram runs on. */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isEnough = major > NODE_MINIMUM.major || (major === NODE_MINIMUM.major && minor >= NODE_MINIMUM.minor);
  if (isEnough) return { check: "node", status: "ok", message: `Node ${version}.` };
  const wanted = `${NODE_MINIMUM.major}.${NODE_MINIMUM.minor}`;
  const message = `Node ${version} is too old: Baram runs on ${wanted} and later.`;
  return { check: "node", status: "problem", message, remedy: `Install Node ${wanted} or later.` };
}

/** Whether the home folder can be written, or made. */
export function checkHome({ home }: Pick<Folders, "home">): Finding {
  const nearest = nearestFolder(home);
  try {
    accessSync(nearest, constants.W_OK);
  } catch {
    const message = `The folder ${home} cannot be written.`;
    return { check: "home", status: "problem", message, remedy: "Make it writable, or name another in BARAM_HOME." };
  }
  const message = nearest === home ? `${home} can be written.` : `${home} is not there yet and can be made.`;
  return { check: "home", status: "ok", message };
}

/** Whether there is room for the database and logs. */
export function checkSpace({ home }: Pick<Folders, "home">): Finding {
  const { bavail, bsize } = statfsSync(nearestFolder(home));
  return judgeSpace(bavail * bsize, home);
}

/** What so many free bytes mean. */
export function judgeSpace(free: number, home: string): Finding {
  const message = `${Math.floor(free / MEBIBYTE)} MiB are free where ${home} is.`;
  const remedy = 'Make room: "baram db clean" removes old rows, and [logging] retention_days has old logs removed.';
  if (free < SPACE_MINIMUM.problem) return { check: "disk space", status: "problem", message, remedy };
  if (free < SPACE_MINIMUM.warning) return { check: "disk space", status: "warning", message, remedy };
  return { check: "disk space", status: "ok", message };
}

function nearestFolder(path: string): string {
  let folder = path;
  while (!existsSync(folder)) folder = dirname(folder);
  return folder;
}

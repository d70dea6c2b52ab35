import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { decodeXCom, fileXComText, parseFileXCom } from "@baram/domain";
import { requireSize, requireXComText } from "./database-storage.ts";
import { type XComPlace, XComRefusedError, type XComStorage } from "./xcom-storage.ts";

/** Where files go, and which values. */
export interface FilesStorageOptions {
  /** An absolute path, which every runner has to see alike. */
  readonly folder: string;
  /** Values of at least so many bytes go into a file; smaller ones stay in the database. */
  readonly thresholdBytes: number;
  /** What the database is given at most. */
  readonly limitBytes: number;
  /** Names the attempt, so that a later try never writes the file that an earlier one is about to lose. */
  readonly attemptName: string;
}

/** Keeps large values in files, one for each, below a folder for each task instance. */
export function filesStorage({ folder, thresholdBytes, limitBytes, attemptName }: FilesStorageOptions): XComStorage {
  return {
    write: async (value, place) => {
      const text = requireXComText(value);
      const bytes = Buffer.byteLength(text);
      if (bytes < thresholdBytes) {
        requireSize(text, limitBytes);
        return { text, needsPurge: false };
      }
      const path = pathOf(place, attemptName);
      await replaceFile(join(folder, path), text);
      return { text: fileXComText({ path, bytes }), needsPurge: true };
    },
    read: async (text) => {
      const file = parseFileXCom(text);
      return decodeXCom(file === null ? text : await readIfThere(folder, file.path));
    },
    show: async (text) => decodeXCom(text),
    purge: async (text) => {
      const file = parseFileXCom(text);
      if (file !== null) await removeFile(folder, file.path);
    },
  };
}

/** Longer names are refused by file systems. */
const NAME_LENGTH_MAXIMUM = 120;

function pathOf({ dagId, runId, taskId, mapIndex, key }: XComPlace, attemptName: string): string {
  const folders = [dagId, runId, taskId, String(mapIndex)].map(fileName).join("/");
  return `${folders}/${fileName(key)}-${attemptName}.json`;
}

/** A name that is no path and that no file system refuses; different for different texts. */
function fileName(text: string): string {
  const name = text.replace(/[^A-Za-z0-9_+-]/g, (letter) => encodeURIComponent(letter).replace(/[.!'()*~]/g, toHex));
  if (name.length <= NAME_LENGTH_MAXIMUM && name !== "") return name;
  const digest = createHash("sha256").update(text).digest("hex");
  return `${name.slice(0, NAME_LENGTH_MAXIMUM - digest.length)}${digest}`;
}

function toHex(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
}

const WRITES_MAXIMUM = 3;

/** Whoever reads finds the old file or the new one, never half of it. */
async function replaceFile(path: string, text: string): Promise<void> {
  const unfinished = `${path}.unfinished`;
  for (let write = 1; ; write += 1) {
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(unfinished, text);
      await rename(unfinished, path);
      return;
    } catch (error) {
      // Another runner removed the folder between the steps, because it was empty.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT" || write === WRITES_MAXIMUM) throw error;
    }
  }
}

async function readIfThere(folder: string, path: string): Promise<string> {
  try {
    return await readFile(inFolder(folder, path), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new XComRefusedError(`Its file ${path} is not in the folder of XComs, ${folder}.`, { cause: error });
  }
}

async function removeFile(folder: string, path: string): Promise<void> {
  await rm(inFolder(folder, path), { force: true });
  // Folders that have become empty go as well, up to that of the Dag.
  for (let parent = dirname(path); parent !== "."; parent = dirname(parent)) {
    try {
      await rmdir(inFolder(folder, parent));
    } catch {
      return;
    }
  }
}

/** The path comes from the database, which other programs may write. */
function inFolder(folder: string, path: string): string {
  const found = resolve(folder, path);
  const below = relative(folder, found);
  if (below !== "" && below.split(sep)[0] !== "..") return found;
  throw new XComRefusedError(`Its file ${path} is outside of the folder of XComs, ${folder}.`);
}

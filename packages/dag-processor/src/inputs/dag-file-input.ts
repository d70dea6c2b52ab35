import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";

/** A file whose content a bundle was made from, or whose change may change what the bundle does. */
export interface DagFileInput {
  /** Absolute. */
  readonly path: string;
  /** SHA-256 of the content, hexadecimal; `null` for a file that is not there. */
  readonly hash: string | null;
  /** Bytes. With the time of the last change it saves reading a file that nobody touched. */
  readonly size: number;
  /** Milliseconds since the epoch, with their fraction. */
  readonly modifiedAt: number;
}

/** Reads a file together with what tells later whether it has changed. */
export async function readInput(path: string): Promise<{ readonly content: Buffer; readonly input: DagFileInput }> {
  // Looked at before it is read: a change in between makes the next look see another time, never the same one.
  const { size, mtimeMs } = await stat(path);
  const content = await readFile(path);
  return { content, input: { path, hash: sha256(content), size, modifiedAt: mtimeMs } };
}

/** Like {@link readInput} without the content, and a file that is not there is an input too. */
export async function lookAtInput(path: string): Promise<DagFileInput> {
  try {
    return (await readInput(path)).input;
  } catch {
    return { path, hash: null, size: 0, modifiedAt: 0 };
  }
}

/** In hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

import { type FileHandle, open } from "node:fs/promises";
import { type AttemptLogLine, parseAttemptLogLine } from "@baram/execution-api";

/** How much of a log is read, sent and kept in memory at once. */
const CHUNK_BYTES = 1024 * 1024;

const LINE_FEED = 0x0a;

/** A stretch of a log, in whole lines. */
export interface LogChunk {
  readonly lines: readonly AttemptLogLine[];
  /** In bytes: where the next stretch begins. */
  readonly nextOffset: number;
  /** Whether nothing was left behind it when it was read. */
  readonly isAtEnd: boolean;
}

/** Which stretch of a log is read. */
export interface LogStretch {
  /** In bytes. */
  readonly offset: number;
  /** Nothing is written any more. */
  readonly isEnded: boolean;
  /** At most so much, in bytes; a megabyte unless told, and never more. */
  readonly length?: number;
}

/** Reads from a byte on. A log that was not written yet is an empty one. */
export async function readLogChunk(path: string, stretch: LogStretch): Promise<LogChunk> {
  const { offset, isEnded } = stretch;
  const most = Math.min(CHUNK_BYTES, stretch.length ?? CHUNK_BYTES);
  const file = await openOrNull(path);
  if (file === null) return { lines: [], nextOffset: offset, isAtEnd: true };
  try {
    const { size } = await file.stat();
    const bytes = await readBytes(file, offset, Math.min(most, Math.max(size - offset, 0)));
    const isLast = offset + bytes.length >= size;
    const end = wholeLinesEnd(bytes, isLast && isEnded);
    // A line that is longer than what was asked for is read as any other.
    if (end === 0 && bytes.length === most && most < CHUNK_BYTES) return await readLogChunk(path, { offset, isEnded });
    return { lines: parseLines(bytes.subarray(0, end)), nextOffset: offset + end, isAtEnd: isLast };
  } finally {
    await file.close();
  }
}

async function openOrNull(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

async function readBytes(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  let read = 0;
  while (read < length) {
    const { bytesRead } = await file.read(buffer, read, length - read, offset + read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return buffer.subarray(0, read);
}

/** A last line that is still being written waits for its end, unless its writer is gone or it fills a whole chunk. */
function wholeLinesEnd(bytes: Buffer, isFinal: boolean): number {
  const end = bytes.lastIndexOf(LINE_FEED) + 1;
  return isFinal || (end === 0 && bytes.length === CHUNK_BYTES) ? bytes.length : end;
}

function parseLines(bytes: Buffer): readonly AttemptLogLine[] {
  const texts = bytes.toString("utf8").split("\n");
  if (texts.at(-1) === "") texts.pop();
  return texts.map(parseAttemptLogLine);
}

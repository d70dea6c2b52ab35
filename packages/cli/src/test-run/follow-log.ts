import { closeSync, openSync, readSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { type AttemptLogLine, parseAttemptLogLine } from "@baram/execution-api";

const LOOK_MILLISECONDS = 50;
/** The runner writes its last lines when its report is out already; longer than this they are not waited for. */
const LAST_LINES_MILLISECONDS = 1000;
const PIECE_BYTES = 64 * 1024;

/** A log file that is read while it is written. */
export interface FollowedLog {
  /** Reads the rest, up to the line that says how the attempt ended, and stops following. */
  end(isLastLine: (line: AttemptLogLine) => boolean): Promise<void>;
}

/** Hands over each line of a log as it is written. The file need not exist yet; what it holds already is left out. */
export function followLog(path: string, onLine: (line: AttemptLogLine) => void): FollowedLog {
  const file = new GrowingFile(path);
  file.skipToEnd();
  let last: AttemptLogLine | null = null;
  const look = () => {
    for (const text of file.readLines()) {
      last = parseAttemptLogLine(text);
      onLine(last);
    }
  };
  const timer = setInterval(look, LOOK_MILLISECONDS);
  return {
    end: async (isLastLine) => {
      clearInterval(timer);
      for (let waited = 0; waited < LAST_LINES_MILLISECONDS; waited += LOOK_MILLISECONDS / 5) {
        look();
        if (last !== null && isLastLine(last)) return;
        await wait(LOOK_MILLISECONDS / 5);
      }
    },
  };
}

class GrowingFile {
  readonly #path: string;
  readonly #piece = Buffer.alloc(PIECE_BYTES);
  #position = 0;
  /** The beginning of a line whose end has not been written yet. */
  #rest: Buffer<ArrayBuffer> = Buffer.alloc(0);

  constructor(path: string) {
    this.#path = path;
  }

  /** An earlier run of the same name may have left a log behind. */
  skipToEnd(): void {
    this.readLines();
    this.#rest = Buffer.alloc(0);
  }

  readLines(): readonly string[] {
    const lines: string[] = [];
    for (let piece = this.#readPiece(); piece.length > 0; piece = this.#readPiece()) {
      let bytes = Buffer.concat([this.#rest, piece]);
      for (let end = bytes.indexOf("\n"); end !== -1; end = bytes.indexOf("\n")) {
        lines.push(bytes.subarray(0, end).toString("utf8"));
        bytes = bytes.subarray(end + 1);
      }
      this.#rest = bytes;
    }
    return lines;
  }

  #readPiece(): Buffer<ArrayBuffer> {
    let descriptor: number;
    try {
      descriptor = openSync(this.#path, "r");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return Buffer.alloc(0);
      throw error;
    }
    try {
      const length = readSync(descriptor, this.#piece, 0, PIECE_BYTES, this.#position);
      this.#position += length;
      return Buffer.from(this.#piece.subarray(0, length));
    } finally {
      closeSync(descriptor);
    }
  }
}

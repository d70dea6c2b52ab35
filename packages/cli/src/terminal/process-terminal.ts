import { userInfo } from "node:os";
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { instantFromMicroseconds } from "@baram/domain";
import type { Terminal } from "./terminal.ts";

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const output = new RememberingOutput(process.stdout);
  const errors = new RememberingOutput(process.stderr);
  let lines: AsyncIterator<string> | null = null;
  const readLine = async () => {
    lines ??= createInterface({ input: process.stdin })[Symbol.asyncIterator]();
    const next = await lines.next();
    return next.done === true ? null : next.value;
  };
  return {
    words: process.argv.slice(2),
    environment: process.env,
    workingFolder: process.cwd(),
    user: userName(),
    clock: { now: () => instantFromMicroseconds(Date.now() * 1000) },
    columns: process.stdout.isTTY ? process.stdout.columns : null,
    write: (text) => output.write(text),
    writeError: (text) => errors.write(text),
    flush: async () => (await output.flush()) ?? (await errors.flush()),
    readLine,
    readSecret: () => (process.stdin.isTTY ? readWithoutEcho() : readLine()),
    onInterrupt: (listener) => {
      process.on("SIGINT", listener);
      process.on("SIGTERM", listener);
      return () => {
        process.off("SIGINT", listener);
        process.off("SIGTERM", listener);
      };
    },
    exit: (code) => process.exit(code),
  };
}

/** On a screen the terminal shows what is typed, unless somebody else takes the keys. */
function readWithoutEcho(): Promise<string | null> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const keys = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  return new Promise((resolve) => {
    keys.once("line", (line) => {
      resolve(line);
      keys.close();
    });
    keys.once("SIGINT", () => keys.close());
    keys.once("close", () => resolve(null));
  });
}

/** Whoever reads our output may stop before its end, as `head` does; what is written after that is refused as well. */
const READER_IS_GONE: readonly (string | undefined)[] = ["EPIPE", "ERR_STREAM_DESTROYED"];

/**
 * A stream that remembers why something could not be written, for the end of the command. Until then it is gone on: a
 * server does not end because the disk that holds its output is full for a while.
 */
class RememberingOutput {
  readonly #stream: NodeJS.WriteStream;
  #failure: string | null = null;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    stream.on("error", (error: NodeJS.ErrnoException) => this.#remember(error));
  }

  write(text: string): void {
    this.#stream.write(text, (error) => this.#remember(error));
  }

  /** An empty text is through when all before it is. */
  flush(): Promise<string | null> {
    return new Promise((resolve) => {
      this.#stream.write("", (error) => {
        this.#remember(error);
        resolve(this.#failure);
      });
    });
  }

  #remember(error: NodeJS.ErrnoException | null | undefined): void {
    if (error === null || error === undefined || READER_IS_GONE.includes(error.code)) return;
    this.#failure ??= error.message;
  }
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run as a user that has no name.
    return `uid ${process.getuid?.() ?? "unknown"}`;
  }
}

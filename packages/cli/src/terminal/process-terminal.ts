import { userInfo } from "node:os";
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { instantFromMicroseconds } from "@baram/domain";
import type { Terminal } from "./terminal.ts";

/** The terminal of this process. */
export function processTerminal(): Terminal {
  // Whoever reads our output may stop before its end, as `head` does.
  process.stdout.on("error", ignoreClosedPipe);
  process.stderr.on("error", ignoreClosedPipe);
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
    write: (text) => void process.stdout.write(text),
    writeError: (text) => void process.stderr.write(text),
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

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run as a user that has no name.
    return `uid ${process.getuid?.() ?? "unknown"}`;
  }
}

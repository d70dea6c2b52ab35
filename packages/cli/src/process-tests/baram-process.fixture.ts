import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The packages as they were built; processes run nothing else. */
export const PACKAGES = fileURLToPath(new URL("../../../", import.meta.url));

/** How a process ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

/** A process to be. */
export interface Started {
  /** The program and its words. */
  readonly command: readonly [string, ...string[]];
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts a process with nothing of this one's configuration, and any free port for a server. */
export function start({ command, folder, environment }: Started): ChildProcess {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(BARAM_|VITEST|NODE_(?!EXTRA_CA_CERTS)|npm_)/.test(name),
  );
  const [program, ...words] = command;
  return spawn(program, words, {
    cwd: folder,
    env: { ...Object.fromEntries(inherited), BARAM__API__PORT: "0", ...environment },
  });
}

/** Resolves when the process has ended and all it wrote has been read. */
export function untilEnded(child: ChildProcess): Promise<Ended> {
  let [output, errors] = ["", ""];
  child.stdout?.on("data", (piece: Buffer) => {
    output += piece.toString();
  });
  child.stderr?.on("data", (piece: Buffer) => {
    errors += piece.toString();
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, output, errors }));
  });
}

/** `baram standalone`, or a part of an installation, while it runs. */
export class RunningServer {
  /** Empty for a part that nobody sends requests to. */
  readonly address: string;
  readonly #child: ChildProcess;
  readonly #over: Promise<Ended>;

  private constructor(child: ChildProcess, address: string, over: Promise<Ended>) {
    this.#child = child;
    this.address = address;
    this.#over = over;
  }

  /** Waits until the server says that it runs, and where. Rejects when it ends before. */
  static async from(child: ChildProcess): Promise<RunningServer> {
    const over = untilEnded(child);
    const address = await new Promise<string>((resolve, reject) => {
      let output = "";
      child.stdout?.on("data", (piece: Buffer) => {
        output += piece.toString();
        const match = /is running(?: at (https?:\S+))?\n/.exec(output);
        if (match !== null) resolve(match[1] ?? "");
      });
      over.then(({ exitCode, errors }) => reject(new Error(`The server ended with ${exitCode}: ${errors}`)), reject);
    });
    return new RunningServer(child, address, over);
  }

  /** Asks it to end, and waits until it has. */
  stop(): Promise<Ended> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill("SIGTERM");
    return this.#over;
  }

  /** Ends it without a word, and waits until it is gone. */
  crash(): Promise<Ended> {
    this.#child.kill("SIGKILL");
    return this.#over;
  }
}

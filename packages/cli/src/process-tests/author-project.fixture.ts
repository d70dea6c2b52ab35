import type { ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Ended, PACKAGES, RunningServer, start, untilEnded } from "./baram-process.fixture.ts";

/** Two tasks, of which the second takes what the first returns. */
export const GREETING = `import { Dag } from "baram";
const dag = new Dag("greeting", { startDate: "2024-01-01", schedule: null, tags: ["x"] });
const greet = dag.task("greet", (_inputs, { ds }) => ({ words: "good morning on " + ds }));
const count = dag.task("count", ({ words }: { words: string }) => console.log(words.split(" ").length + " words"));
count({ words: greet().words });
`;

/** What a command is given beside its words. */
export interface RunOptions {
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** An author's project in a folder of its own, where commands are run as processes. */
export class AuthorProject {
  readonly folder = mkdtempSync(join(tmpdir(), "baram-cli-"));
  readonly home = join(this.folder, ".baram");
  readonly #servers: RunningServer[] = [];

  constructor(dags: Readonly<Record<string, string>>) {
    this.write("package.json", `{ "name": "author", "type": "module" }\n`);
    mkdirSync(join(this.folder, "node_modules"));
    symlinkSync(join(PACKAGES, "baram"), join(this.folder, "node_modules", "baram"));
    for (const [name, text] of Object.entries(dags)) this.write(`dags/${name}`, text);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /** Runs a command to its end. */
  run(words: readonly string[], { input = "", environment }: RunOptions = {}): Promise<Ended> {
    const child = this.#start(words, environment);
    child.stdin?.end(input);
    return untilEnded(child);
  }

  /** Starts everything, and waits until it says where. It is stopped with the project. */
  startServer(environment?: Readonly<Record<string, string>>): Promise<RunningServer> {
    return this.startPart(["standalone"], environment);
  }

  /** Starts one part of an installation, and waits until it says that it runs. It is stopped with the project. */
  async startPart(words: readonly string[], environment?: Readonly<Record<string, string>>): Promise<RunningServer> {
    const server = await RunningServer.from(this.#start(words, environment));
    this.#servers.push(server);
    return server;
  }

  async remove(): Promise<void> {
    for (const server of this.#servers) await server.stop();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #start(words: readonly string[], environment: Readonly<Record<string, string>> = {}): ChildProcess {
    const program = join(PACKAGES, "baram", "bin", "baram.js");
    return start({ command: [process.execPath, program, ...words], folder: this.folder, environment });
  }
}

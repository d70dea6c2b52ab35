import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const BARAM = join(ROOT, "packages/baram/bin/baram.js");

/** Who may log in to every server of these tests. */
export const ADMIN = { username: "admin", password: "correct horse" } as const;

/** Starting, and carrying out a run, take a moment on a busy machine. */
const PATIENCE = { timeout: 15_000, interval: 25 };

/** Holds tasks where a test wants them: a task waits at a gate until the test opens it. */
const GATE_MODULE = `import { existsSync } from "node:fs";
export async function gate(name: string): Promise<void> {
  while (!existsSync("gates/" + name)) await new Promise((resolve) => setTimeout(resolve, 15));
}
`;

/** What a server is started with. */
export interface ServerOptions {
  /** Dag files by their names in the Dags folder. */
  readonly dags?: Readonly<Record<string, string>>;
  /** Copied into the project: targets by sources. */
  readonly copies?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Packages of this repository that the project names: its providers. */
  readonly dependencies?: readonly string[];
}

/** A run, as far as tests look at it. */
export interface StartedRun {
  readonly runId: string;
  /** Its day and moment as the API tells them. */
  readonly logicalDate: string;
}

interface RunAnswer {
  readonly dag_run_id: string;
  readonly logical_date: string;
  readonly state: string;
}

/** `baram standalone`, as it was built, over a project of its own in a temporary folder. */
export class StandaloneServer {
  readonly address: string;
  readonly #folder: string;
  readonly #token: string;
  readonly #process: ChildProcess;

  private constructor(folder: string, child: ChildProcess) {
    const file = JSON.parse(readFileSync(join(folder, ".baram/server.json"), "utf8")) as {
      readonly address: string;
      readonly token: string;
    };
    this.#folder = folder;
    this.#process = child;
    this.address = file.address;
    this.#token = file.token;
  }

  /** Starts a server and waits until it knows every Dag file. */
  static async start({
    dags = {},
    copies = {},
    environment = {},
    dependencies = [],
  }: ServerOptions): Promise<StandaloneServer> {
    const folder = makeProject(dags, copies, dependencies);
    const child = spawn(process.execPath, [BARAM, "standalone"], {
      cwd: folder,
      stdio: ["ignore", "pipe", "inherit"],
      env: environmentOf(folder, environment),
    });
    await untilReady(child);
    const server = new StandaloneServer(folder, child);
    await server.#untilDagsAreKnown(Object.keys(dags).length);
    return server;
  }

  /** Saves a file of the Dags folder. */
  writeDag(name: string, text: string): void {
    writeFileSync(join(this.#folder, "dags", name), text);
  }

  /** Lets the tasks go on that wait at a gate. */
  openGate(name: string): void {
    writeFileSync(join(this.#folder, "gates", name), "");
  }

  /** Triggers a run. */
  async trigger(dagId: string, order: Readonly<Record<string, unknown>> = {}): Promise<StartedRun> {
    const run = (await this.call("POST", `dags/${dagId}/dagRuns`, order)) as RunAnswer;
    return { runId: run.dag_run_id, logicalDate: run.logical_date };
  }

  /** Makes something by the REST API: a user, a role, a variable. */
  async create(collection: string, body: Readonly<Record<string, unknown>>): Promise<void> {
    await this.call("POST", collection, body);
  }

  /** Waits until a run has come to an end. */
  async untilEnded(dagId: string, { runId }: StartedRun): Promise<void> {
    await vi.waitFor(async () => {
      const run = (await this.call("GET", `dags/${dagId}/dagRuns/${encodeURIComponent(runId)}`)) as RunAnswer;
      if (run.state !== "success" && run.state !== "failed") throw new Error(`${dagId} ${runId} is ${run.state}.`);
    }, PATIENCE);
  }

  /** Waits until a task of a run is in a state. */
  async untilTaskIs(state: string, dagId: string, { runId }: StartedRun, taskId: string): Promise<void> {
    const path = `dags/${dagId}/dagRuns/${encodeURIComponent(runId)}/taskInstances/${taskId}`;
    await vi.waitFor(async () => {
      const instance = (await this.call("GET", path)) as { readonly state: string | null };
      if (instance.state !== state) throw new Error(`${dagId} ${taskId} is ${instance.state}, not ${state}.`);
    }, PATIENCE);
  }

  /** Asks it to end, waits until it has, and removes its project. */
  async stop(): Promise<void> {
    if (this.#process.exitCode === null) {
      this.#process.kill("SIGTERM");
      await once(this.#process, "exit");
    }
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #untilDagsAreKnown(count: number): Promise<void> {
    await vi.waitFor(async () => {
      const { total_entries: known } = (await this.call("GET", "dags")) as { readonly total_entries: number };
      if (known < count) throw new Error(`The server knows ${known} of ${count} Dags.`);
    }, PATIENCE);
  }

  /** Asks the REST API as its administrator. @returns the answer, `null` where it is empty. */
  async call(method: string, path: string, body?: unknown): Promise<unknown> {
    const reply = await fetch(`${this.address}/api/v1/${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`${method} ${path} was answered ${reply.status}: ${await reply.text()}`);
    return reply.status === 204 ? null : reply.json();
  }
}

function makeProject(
  dags: Readonly<Record<string, string>>,
  copies: Readonly<Record<string, string>>,
  dependencies: readonly string[],
): string {
  const folder = mkdtempSync(join(tmpdir(), "baram-browser-"));
  for (const inner of ["dags", "gates", "node_modules"]) mkdirSync(join(folder, inner));
  const named = Object.fromEntries(dependencies.map((name) => [name, "*"]));
  const manifest = { name: "author", private: true, type: "module", dependencies: named };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest)}\n`);
  writeFileSync(join(folder, "gate.ts"), GATE_MODULE);
  symlinkSync(join(ROOT, "packages/baram"), join(folder, "node_modules/baram"));
  // The providers, too.
  symlinkSync(join(ROOT, "node_modules/@baram"), join(folder, "node_modules/@baram"));
  for (const [name, text] of Object.entries(dags)) writeFileSync(join(folder, "dags", name), text);
  for (const [source, target] of Object.entries(copies)) {
    cpSync(join(ROOT, source), join(folder, target), { recursive: true });
  }
  return folder;
}

/** Nothing of the configuration of whoever runs the tests. */
function environmentOf(folder: string, environment: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(BARAM_|VITEST|NODE_|npm_)/.test(name));
  return {
    ...Object.fromEntries(inherited),
    BARAM_HOME: join(folder, ".baram"),
    BARAM_ADMIN_PASSWORD: ADMIN.password,
    BARAM__API__PORT: "0",
    BARAM__LOGGING__LEVEL: "error",
    BARAM__RUNNER__WARM: "2",
    ...environment,
  };
}

/** Resolves when the server says that it runs; rejects when it ends before. */
async function untilReady(child: ChildProcess): Promise<void> {
  let output = "";
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on("data", (piece: Buffer) => {
      output += piece.toString();
      if (output.includes("running at http")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`Standalone ended with code ${code}: ${output}`)));
  });
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { MetadataStore } from "@baram/metadata-store";
import pg from "pg";
import { HttpClient } from "./http-client.ts";
import { makeScratchFolder } from "./scratch-folder.ts";

const ROOT = join(import.meta.dirname, "..");
const START_SECONDS_MAXIMUM = 60;
/** Where the header of a `-shm` file counts transactions. */
const WAL_INDEX_CHANGE_COUNTER = 8;
const STATISTICS_DELAY_MILLISECONDS = 1500;

/** Which database a benchmark runs on; `url` is empty for SQLite. */
export interface BenchDatabase {
  readonly name: "sqlite" | "postgres";
  /** Makes an empty database. */
  readonly create: () => Promise<string>;
  /** Crashes the database server and starts it again; absent where there is none. */
  readonly crashAndRestart?: () => Promise<void>;
}

/** A standalone server of its own, on an empty database, with the Dags of the benchmarks. */
export class Installation {
  readonly process: ChildProcess;
  readonly #home: string;
  readonly #url: string;
  readonly #environment: Readonly<Record<string, string>>;
  #server: { readonly address: string; readonly client: HttpClient } | null = null;

  private constructor(home: string, url: string, environment: Readonly<Record<string, string>>) {
    this.#home = home;
    this.#url = url;
    this.#environment = environment;
    this.process = spawn(process.execPath, [join(ROOT, "packages/baram/bin/baram.js"), "standalone"], {
      cwd: ROOT,
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        ...process.env,
        BARAM_HOME: home,
        BARAM__CORE__DAGS_FOLDER: "bench/dags",
        BARAM__API__PORT: "0",
        BARAM__LOGGING__LEVEL: "error",
        ...(url === "" ? {} : { BARAM__DATABASE__URL: url }),
        ...environment,
      },
    });
  }

  /** Starts the process and returns at once. */
  static async launch(
    database: BenchDatabase,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<Installation> {
    const home = makeScratchFolder(join(tmpdir(), "baram-bench-"));
    return new Installation(home, await database.create(), environment);
  }

  /** Ends the process as a crash would. */
  async kill(): Promise<void> {
    const exited = once(this.process, "exit");
    this.process.kill("SIGKILL");
    await exited;
    // The next process says where it is.
    rmSync(join(this.#home, "server.json"), { force: true });
  }

  /** Starts another process on the same database, once this one has been halted or killed. */
  launchAgain(): Installation {
    return new Installation(this.#home, this.#url, this.#environment);
  }

  /** Starts the process and waits until the Dag is there. */
  static async start(
    database: BenchDatabase,
    dagId: string,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<Installation> {
    const installation = await Installation.launch(database, environment);
    await installation.untilDagIsThere(dagId);
    return installation;
  }

  /** Where the server answers. */
  get address(): string {
    return this.#readServer().address;
  }

  get processId(): number {
    return this.process.pid ?? 0;
  }

  async untilDagIsThere(dagId: string): Promise<void> {
    for (let tries = 0; tries < START_SECONDS_MAXIMUM * 50; tries += 1) {
      if ((await this.tryGetJson(`/api/v1/dags/${dagId}`)) !== null) return;
      if (this.process.exitCode !== null) throw new Error(`The server ended with code ${this.process.exitCode}.`);
      await pause(20);
    }
    throw new Error(`The Dag ${dagId} was not there after ${START_SECONDS_MAXIMUM} s.`);
  }

  /** Triggers a run. @returns its id. */
  async trigger(dagId: string): Promise<string> {
    const { dag_run_id } = (await this.request("POST", `/api/v1/dags/${dagId}/dagRuns`, {})) as { dag_run_id: string };
    return dag_run_id;
  }

  /** @returns the JSON of the answer. Rejects one that refuses. */
  async request(method: string, path: string, body?: object): Promise<unknown> {
    return JSON.parse(await this.requestText(method, path, body));
  }

  /** The same as text. */
  async requestText(method: string, path: string, body?: object): Promise<string> {
    const reply = await this.#readServer().client.send({ method, path, body });
    if (reply.status >= 400) throw new Error(`${method} ${path} answered ${reply.status}: ${reply.body}`);
    return reply.body;
  }

  /** Waits, looking a few times a second, until a run has ended. */
  async untilRunEnded(dagId: string, runId: string): Promise<void> {
    for (;;) {
      const run = await this.request("GET", `/api/v1/dags/${dagId}/dagRuns/${encodeURIComponent(runId)}`);
      const { state } = run as { state: string };
      if (state === "success") return;
      if (state === "failed") throw new Error(`The run ${runId} of ${dagId} failed.`);
      await pause(100);
    }
  }

  /** Waits, looking as fast as the server answers, until a task instance has failed. */
  async untilTaskFailed(dagId: string, runId: string, taskId: string): Promise<void> {
    for (;;) {
      const path = `/api/v1/dags/${dagId}/dagRuns/${encodeURIComponent(runId)}/taskInstances/${taskId}`;
      const { state } = (await this.request("GET", path)) as { readonly state: string | null };
      if (state === "failed") return;
      await pause(1);
    }
  }

  /**
   * How many transactions the database has committed. On SQLite the writing ones, which the index of the write-ahead log
   * counts in its header; on PostgreSQL all of them, as its statistics say about a second later.
   */
  async countCommits(): Promise<number> {
    if (this.#url === "") {
      return readFileSync(join(this.#home, "baram.db-shm")).readUInt32LE(WAL_INDEX_CHANGE_COUNTER);
    }
    await pause(STATISTICS_DELAY_MILLISECONDS);
    const { rows } = await this.#askPostgres(
      "select xact_commit as commits from pg_stat_database where datname = current_database()",
    );
    return Number(rows[0]?.["commits"]);
  }

  /**
   * Says whether PostgreSQL tidies up by itself. It does so in transactions that are counted with all others, dozens of
   * them after many rows were written, and none of them is Baram's. Nothing on SQLite.
   */
  async setAutovacuum(isOn: "on" | "off"): Promise<void> {
    if (this.#url === "") return;
    await this.#askPostgres(`alter system set autovacuum = ${isOn}`);
    await this.#askPostgres("select pg_reload_conf()");
  }

  async #askPostgres(text: string): Promise<pg.QueryResult<Readonly<Record<string, unknown>>>> {
    const client = new pg.Client({ connectionString: this.#url });
    await client.connect();
    try {
      return await client.query(text);
    } finally {
      await client.end();
    }
  }

  /** Stops the server in order and leaves everything where it is. */
  async halt(): Promise<void> {
    if (this.process.exitCode !== null) return;
    this.process.kill("SIGTERM");
    await once(this.process, "exit");
  }

  /** Lets the rows be changed by other means, once the server has been halted. */
  async whileHalted<Result>(change: (store: MetadataStore) => Promise<Result>): Promise<Result> {
    const store = this.#openStore();
    try {
      return await change(store);
    } finally {
      await store.close();
    }
  }

  /** What the server answers; `null` while it does not, or with an error. */
  async tryGetJson(path: string): Promise<unknown> {
    try {
      const reply = await this.#readServer().client.send({ method: "GET", path });
      return reply.status >= 400 ? null : JSON.parse(reply.body);
    } catch {
      return null;
    }
  }

  /** Stops the server in order and lets the rows be read. */
  async stop<Result>(read: (store: MetadataStore) => Promise<Result>): Promise<Result> {
    await this.halt();
    return this.whileHalted(read);
  }

  #openStore(): MetadataStore {
    return new MetadataStore({ url: this.#url === "" ? `sqlite:${join(this.#home, "baram.db")}` : this.#url });
  }

  #readServer(): { readonly address: string; readonly client: HttpClient } {
    if (this.#server === null) {
      const text = readFileSync(join(this.#home, "server.json"), "utf8");
      const server = JSON.parse(text) as { readonly address: string; readonly token: string };
      this.#server = { address: server.address, client: new HttpClient(server) };
    }
    return this.#server;
  }
}

import { mkdirSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ServerReply, sendToServer } from "./send-to-server.ts";
import { SoakProcess } from "./soak-process.ts";

const START_SECONDS_MAXIMUM = 30;

/** An installation of several processes on one database, in a folder of its own. */
export class SoakInstallation {
  readonly schedulers: readonly SoakProcess[];
  readonly dagProcessor: SoakProcess;
  readonly apiServer: SoakProcess;
  readonly triggerers: readonly SoakProcess[];
  readonly attemptsPath: string;
  readonly #home: string;
  readonly #create: (name: string, command: string) => SoakProcess;

  constructor({
    folder,
    url,
    schedulers,
  }: { readonly folder: string; readonly url: string; readonly schedulers: number }) {
    this.#home = join(folder, "home");
    mkdirSync(join(folder, "logs"), { recursive: true });
    this.attemptsPath = join(folder, "attempts.txt");
    writeFileSync(this.attemptsPath, "");
    const environment = {
      BARAM_HOME: this.#home,
      BARAM__DATABASE__URL: url,
      BARAM__CORE__DAGS_FOLDER: join(import.meta.dirname, "dags"),
      BARAM__CORE__PARALLELISM: "8",
      BARAM__API__PORT: "0",
      // Short, so that a soak of a minute sees what takes longer in earnest.
      BARAM__SCHEDULER__JOB_HEARTBEAT_SEC: "1",
      BARAM__SCHEDULER__SCHEDULER_HEALTH_CHECK_THRESHOLD: "5",
      BARAM__SCHEDULER__TASK_LEASE_SECONDS: "6",
      BARAM__SCHEDULER__SAFETY_PASS_SECONDS: "5",
      BARAM__TRIGGERER__TRIGGERER_HEALTH_CHECK_THRESHOLD: "5",
      SOAK_ATTEMPTS_FILE: this.attemptsPath,
      SOAK_STARTED_AT: new Date().toISOString(),
    };
    this.#create = (name, command) =>
      new SoakProcess({ name, command, environment, logPath: join(folder, "logs", `${name}.log`) });
    this.schedulers = Array.from({ length: schedulers }, (_, index) =>
      this.#create(`scheduler-${index + 1}`, "scheduler"),
    );
    this.dagProcessor = this.#create("dag-processor", "dag-processor");
    this.triggerers = [1, 2].map((number) => this.#create(`triggerer-${number}`, "triggerer"));
    this.apiServer = this.#create("api-server", "api-server");
  }

  get processes(): readonly SoakProcess[] {
    return [...this.schedulers, ...this.triggerers, this.dagProcessor, this.apiServer];
  }

  /** Starts every part, and waits until the Dags are there. */
  async start(dagIds: readonly string[]): Promise<void> {
    await Promise.all(this.processes.map((process) => process.start()));
    const end = Date.now() + START_SECONDS_MAXIMUM * 1000;
    for (const dagId of dagIds) {
      while ((await this.send("GET", `/dags/${dagId}`)).status !== 200) {
        if (Date.now() > end) throw new Error(`The Dag ${dagId} was not there after ${START_SECONDS_MAXIMUM} s.`);
        await pause(100);
      }
    }
  }

  /** Asks the API server, as an admin. Rejects when it does not answer. */
  async send(method: string, path: string, body?: object): Promise<ServerReply> {
    const text = await readFile(join(this.#home, "server.json"), "utf8");
    return sendToServer(JSON.parse(text) as { readonly address: string; readonly token: string }, {
      method,
      path,
      ...(body === undefined ? {} : { body }),
    });
  }

  async kill(): Promise<void> {
    for (const process of this.processes) process.thaw();
    await Promise.all(this.processes.map((process) => process.kill()));
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  addSeconds,
  type Instant,
  type Json,
  parseInstant,
  type SerializedDag,
  type SerializedTask,
} from "@baram/domain";
import { USUAL_SENSITIVE_NAMES } from "@baram/execution-api";
import {
  type AttemptEnd,
  finishTaskInstances,
  type StartedTaskInstance,
  startDagRuns,
  startTaskInstances,
  storeDagFile,
  triggerDagRun,
} from "@baram/lifecycle";
import { insertUser, MetadataStore } from "@baram/metadata-store";
import type { InjectOptions } from "fastify";
import { type ApiServer, type ApiServerOptions, createApiServer } from "./api-server.ts";
import { hashPassword } from "./authentication/password-hash.ts";
import type { Role } from "./authorization/built-in-roles.ts";
import { Fernet } from "./encryption/fernet.ts";
import type { ApiServerConfiguration } from "./route-dependencies.ts";

/** Noon of the first day of 2024, in UTC: when tests begin. */
export const NOON = parseInstant("2024-01-01T12:00:00Z") as Instant;
export const SERVER_TOKEN = "server-token";
const FERNET_KEY = "OQyMfXJHNCzYEA8vb3cNZdZw5Y4DUdiujk9urDQvwjE=";
const SUCCESS: AttemptEnd = { kind: "success", xcoms: [], skippedTaskIds: [], returnedLength: null };
/** Hashing is slow on purpose; each password is hashed once for all tests of a file. */
const PASSWORD_HASHES = new Map<string, Promise<string>>();

/** What a fixture may be told; the rest is as in every test. */
export interface FixtureOptions {
  /** Puts files into the fixture's folder before the server starts. */
  readonly prepare?: (folder: string) => void;
  /** The address of an empty database, in place of one on SQLite. */
  readonly url?: string;
  readonly configuration?: Partial<ApiServerConfiguration>;
  readonly explainsFailures?: boolean;
  readonly explainIdleness?: NonNullable<ApiServerOptions["explainIdleness"]>;
}

/** A request by a user, with basic authentication; `null` for nobody. */
export interface TestRequest {
  readonly as?: Role | null;
  readonly body?: Json;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A task with every default. */
export function aTask(taskId: string, given: Partial<SerializedTask> = {}): SerializedTask {
  return { ...TASK_DEFAULTS, taskId, ...given };
}

/** A Dag of tasks in a row, with every default. */
export function aDag(
  dagId: string,
  tasks: readonly SerializedTask[],
  given: Partial<SerializedDag> = {},
): SerializedDag {
  const chained = tasks.map((task, place) => {
    const next = tasks[place + 1];
    return task.downstreamTaskIds.length > 0 || next === undefined
      ? task
      : { ...task, downstreamTaskIds: [next.taskId] };
  });
  return { ...DAG_DEFAULTS, dagId, tasks: chained, ...given };
}

/** An API server on a migrated SQLite store, with what a test arranges with, on a clock that is moved by hand. */
export class ApiServerFixture {
  readonly store: MetadataStore;
  readonly folder: string;
  readonly fernet: Fernet;
  /** What the server logged as its own failures. */
  readonly failures: unknown[] = [];
  now = NOON;
  readonly clock = { now: () => this.now };
  #server: ApiServer | null = null;

  private constructor(url?: string) {
    this.folder = mkdtempSync(join(tmpdir(), "baram-api-"));
    this.store = new MetadataStore({ url: url ?? `sqlite:${join(this.folder, "baram.db")}` });
    this.fernet = new Fernet({ keys: FERNET_KEY, clock: this.clock, random: randomBytes });
  }

  static async open({
    prepare,
    url,
    configuration,
    explainIdleness,
    explainsFailures = false,
  }: FixtureOptions = {}): Promise<ApiServerFixture> {
    const fixture = new ApiServerFixture(url);
    prepare?.(fixture.folder);
    await fixture.store.migrate();
    fixture.#server = await createApiServer({
      store: fixture.store,
      clock: fixture.clock,
      logger: {
        debug: () => {},
        info: () => {},
        warn: () => {},
        error: (_, fields) => void fixture.failures.push(fields?.["error"]),
      },
      fernet: fixture.fernet,
      random: randomBytes,
      serverToken: SERVER_TOKEN,
      webFolder: join(fixture.folder, "web"),
      logFolder: join(fixture.folder, "logs"),
      version: "0.1.0",
      explainsFailures,
      ...(explainIdleness === undefined ? {} : { explainIdleness }),
      configuration: {
        allowedRunIdPattern: "^[A-Za-z0-9_.~:+-]+$",
        maximumPageLimit: 100,
        instanceName: "Baram",
        dagsFolder: "/dags",
        exposedOptions: null,
        sensitiveNames: USUAL_SENSITIVE_NAMES,
        parallelism: 32,
        // A test's clock stands still, and earns no further requests.
        requestRate: { perSecond: 0 },
        ...configuration,
      },
    });
    return fixture;
  }

  get server(): ApiServer {
    if (this.#server === null) throw new Error("The fixture is not open.");
    return this.#server;
  }

  async close(): Promise<void> {
    await this.#server?.close();
    await this.store.close();
    rmSync(this.folder, { recursive: true });
  }

  /** Adds a user named like the role, in lower case, whose password is `pw-<name>`. */
  async addUser(role: Role): Promise<void> {
    const username = role.toLowerCase();
    const hash = PASSWORD_HASHES.get(username) ?? hashPassword(`pw-${username}`, randomBytes);
    PASSWORD_HASHES.set(username, hash);
    const passwordHash = await hash;
    const names = { username, email: `${username}@example.com`, firstName: role, lastName: "Test" };
    await this.store.transaction((transaction) =>
      insertUser(transaction, { ...names, passwordHash, roles: [role], now: this.now }),
    );
  }

  /** Sends a request as an admin's command unless it says as whom. */
  async send(method: InjectOptions["method"] & string, url: string, request: TestRequest = {}) {
    const { as, body, headers = {} } = request;
    const name = as?.toLowerCase();
    const basic = `Basic ${Buffer.from(`${name}:pw-${name}`).toString("base64")}`;
    const authorization = as === undefined ? `Bearer ${SERVER_TOKEN}` : basic;
    const response = await this.server.http.inject({
      method: method as "GET",
      url,
      headers: {
        accept: "application/json",
        ...(as === null ? {} : { authorization }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const isJson = response.body !== "" && String(response.headers["content-type"]).includes("json");
    return {
      status: response.statusCode,
      headers: response.headers,
      text: response.body,
      json: isJson ? response.json() : null,
    };
  }

  get(url: string, request?: TestRequest) {
    return this.send("GET", url, request);
  }

  /** Stores Dags as if their file had been loaded; unpaused unless a Dag says otherwise. */
  async storeDags(dags: readonly SerializedDag[], relativePath = `${dags[0]?.dagId}.ts`): Promise<void> {
    const bundle = { hash: randomUUID(), module: "", source: `// ${relativePath}\n` };
    await this.store.transaction((transaction) =>
      storeDagFile(transaction, {
        relativePath,
        bundle,
        inputs: "[]",
        dags,
        isPausedUponCreation: false,
        now: this.now,
      }),
    );
  }

  /** Triggers a run by hand. */
  async trigger(dagId: string, runId: string, logicalDate: string = "2024-01-01T00:00:00+00:00"): Promise<void> {
    const outcome = await this.store.transaction((transaction) =>
      triggerDagRun(transaction, {
        dagId,
        runId,
        logicalDate: parseInstant(logicalDate),
        dataInterval: null,
        conf: {},
        note: null,
        triggeredBy: "test",
        allowedRunIdPattern: ".*",
        now: this.now,
      }),
    );
    if (outcome.kind !== "created") throw new Error(`The run was not created: ${outcome.kind}.`);
  }

  /** Starts what may run. */
  async start() {
    await this.store.transaction((transaction) => startDagRuns(transaction, { now: this.now }));
    return this.store.transaction((transaction) =>
      startTaskInstances(transaction, {
        freeSlots: 32,
        hostname: "test-host",
        jobId: 1,
        leaseSeconds: 30,
        newLeaseToken: randomUUID,
        now: this.now,
      }),
    );
  }

  /** Runs everything to its end; each task ends as `outcomes` says, by id, and succeeds by default. */
  async runToEnd(outcomes: Readonly<Record<string, AttemptEnd>> = {}): Promise<void> {
    for (;;) {
      const started = await this.start();
      if (started.length === 0) return;
      await this.finish(started, outcomes);
    }
  }

  /** Ends attempts a second later. */
  async finish(
    started: readonly StartedTaskInstance[],
    outcomes: Readonly<Record<string, AttemptEnd>> = {},
  ): Promise<void> {
    this.now = addSeconds(this.now, 1);
    const attempts = started.map(({ instance, leaseToken }) => ({
      taskInstanceId: instance.id,
      leaseToken,
      outcome: outcomes[instance.taskId] ?? SUCCESS,
      endedAt: this.now,
      processId: 1,
      renderedFields: { command: "true" },
      renderedMapIndex: null,
    }));
    await this.store.transaction((transaction) => finishTaskInstances(transaction, { now: this.now, attempts }));
  }
}

const TASK_DEFAULTS: SerializedTask = {
  taskId: "",
  operator: "BashOperator",
  kind: "work",
  downstreamTaskIds: [],
  groupId: null,
  expansion: null,
  mapIndexTemplate: null,
  owner: "airflow",
  docMd: null,
  triggerRule: "all_success",
  retries: 0,
  retryDelaySeconds: 300,
  retryExponentialBackoff: false,
  retryDelaySecondsMaximum: null,
  executionTimeoutSeconds: null,
  dependsOnPast: false,
  waitForDownstream: false,
  ignoreFirstDependsOnPast: true,
  startDate: null,
  endDate: null,
  pool: "default_pool",
  poolSlots: 1,
  queue: "default",
  priorityWeight: 1,
  weightRule: "downstream",
  maxActiveTisPerDag: null,
  maxActiveTisPerDagRun: null,
  isolation: "shared",
  doXcomPush: true,
  multipleOutputs: false,
  isSetup: false,
  isTeardown: false,
  onFailureFailDagRun: false,
  params: {},
  templateFields: { command: "true" },
  inlets: [],
  outlets: [],
  inputTaskIds: [],
  uiColor: "#fff",
  uiFgcolor: "#000",
};

const DAG_DEFAULTS: SerializedDag = {
  schemaVersion: 2,
  dagId: "",
  description: null,
  docMd: null,
  owners: ["airflow"],
  tags: [],
  timezone: "UTC",
  startDate: parseInstant("2024-01-01T00:00:00Z"),
  endDate: null,
  schedule: { kind: "none" },
  catchup: false,
  maxActiveRuns: 16,
  maxActiveTasks: 16,
  failFast: false,
  dagRunTimeoutSeconds: null,
  isPausedUponCreation: null,
  params: {},
  renderTemplateAsNativeObject: false,
  templateSearchPath: [],
  sourceLine: null,
  tasks: [],
  taskGroups: [],
  edgeLabels: [],
};

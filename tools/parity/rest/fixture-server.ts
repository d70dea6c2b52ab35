import { randomBytes } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ApiServer, createApiServer, Fernet, hashPassword } from "@baram/api-server";
import { addSeconds, type Instant, type Logger, parseInstant } from "@baram/domain";
import { USUAL_SENSITIVE_NAMES } from "@baram/execution-api";
import { createScheduledDagRuns, recordImportError, storeDagFile, updateNextDagRun } from "@baram/lifecycle";
import { insertUser, listDagsHeldByRunLimit, type MetadataStore } from "@baram/metadata-store";
import { TestEngine, VirtualClock } from "@baram/testing/engine";
import { openParityStore } from "../dag-run-outcome/parity-store.ts";
import { buildFixtureDag } from "./build-fixture-dag.ts";
import { FixtureCarrier } from "./fixture-carrier.ts";
import type { GivenFixture, GivenFixtureDag, GivenUser } from "./given.ts";
import { type SentRequest, type SentResponse, sendRequest } from "./send-request.ts";
import { StoreSnapshot } from "./store-snapshot.ts";

/** Later than every date of a fixture but those in the far future. */
const BEGIN = "2025-01-01T00:00:00+00:00";
const FERNET_KEY = "OQyMfXJHNCzYEA8vb3cNZdZw5Y4DUdiujk9urDQvwjE=";
const QUIET: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: (...said) =>
    process.stderr.write(
      `${JSON.stringify(said, (_, value: unknown) => (value instanceof Error ? value.stack : value))}\n`,
    ),
};
const REQUEST_SECONDS = 0.001;

/** On what a fixture is built. */
export interface OpenOptions {
  /** By default later than every date of a fixture but those in the far future. */
  readonly now?: Instant | null;
  /** A PostgreSQL server on which a database may be made; by default there is one in memory. */
  readonly postgresUrl?: string | null;
}

/** An API server in the state of a fixture, with a scheduler that works when it is told to. */
export class FixtureServer {
  readonly api: ApiServer;
  readonly clock: VirtualClock;
  readonly #fixture: GivenFixture;
  readonly #store: MetadataStore;
  readonly #engine: TestEngine;
  readonly #folder: string;
  #snapshot: StoreSnapshot | null = null;

  private constructor(given: {
    readonly fixture: GivenFixture;
    readonly store: MetadataStore;
    readonly api: ApiServer;
    readonly clock: VirtualClock;
    readonly folder: string;
  }) {
    this.#fixture = given.fixture;
    this.#store = given.store;
    this.api = given.api;
    this.clock = given.clock;
    this.#folder = given.folder;
    const carrier = new FixtureCarrier(given.clock, this.#logFolder);
    this.#engine = new TestEngine({ store: given.store, clock: given.clock, carrier, parallelism: 32 });
    this.#carrier = carrier;
  }

  readonly #carrier: FixtureCarrier;

  /** Builds the state that a fixture file describes. */
  static async open(path: string, given: OpenOptions = {}): Promise<FixtureServer> {
    const { now = parseInstant(BEGIN), postgresUrl = null } = given;
    const fixture = JSON.parse(readFileSync(path, "utf8")) as GivenFixture;
    if (now === null) throw new Error("A fixture begins at a moment.");
    const clock = new VirtualClock(now);
    const folder = mkdtempSync(join(tmpdir(), "baram-fixture-"));
    const store = await openParityStore(postgresUrl);
    const random = (size: number) => randomBytes(size);
    const api = await createApiServer({
      store,
      clock,
      logger: QUIET,
      fernet: new Fernet({ keys: FERNET_KEY, clock, random }),
      random,
      serverToken: randomBytes(16).toString("hex"),
      webFolder: null,
      logFolder: join(folder, "logs"),
      version: "0.1.0",
      configuration: {
        allowedRunIdPattern: "^[A-Za-z0-9_.~:+-]+$",
        maximumPageLimit: 100,
        instanceName: "Baram",
        dagsFolder: "/dags",
        exposedOptions: null,
        sensitiveNames: USUAL_SENSITIVE_NAMES,
        parallelism: 32,
      },
    });
    const server = new FixtureServer({ fixture, store, api, clock, folder });
    await server.#build();
    return server;
  }

  /** Sends a request as one of the fixture's users. */
  send(request: SentRequest): Promise<SentResponse> {
    this.clock.moveTo(addSeconds(this.clock.now(), REQUEST_SECONDS));
    return sendRequest(this.api, request, (username) => this.#passwordOf(username));
  }

  /** To a moment that has come; the clock never goes back. */
  moveClock(now: Instant): void {
    if (now > this.clock.now()) this.clock.moveTo(now);
  }

  /** Lets the scheduler work until nothing is due. */
  async runToEnd(): Promise<void> {
    for (;;) {
      const now = this.clock.now();
      const created = await this.#store.transaction((transaction) => createScheduledDagRuns(transaction, { now }));
      await this.#engine.runToRest();
      const freed = await this.#freeRunLimits();
      if (created + freed === 0) return;
    }
  }

  /** Lets the schedules of Dags go on that were at their limit of active runs. @returns how many were. */
  async #freeRunLimits(): Promise<number> {
    const held = await listDagsHeldByRunLimit(this.#store.reader);
    const now = this.clock.now();
    for (const dagId of held) {
      await this.#store.transaction((transaction) => updateNextDagRun(transaction, { dagId, now }));
    }
    return (await listDagsHeldByRunLimit(this.#store.reader)).length < held.length ? 1 : 0;
  }

  /** Puts back the base state. */
  async reset(): Promise<void> {
    await this.#snapshot?.restore();
    rmSync(this.#logFolder, { recursive: true, force: true });
    cpSync(this.#logFolderOfBase, this.#logFolder, { recursive: true });
  }

  async close(): Promise<void> {
    this.#engine.close();
    await this.api.close();
    await this.#store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #build(): Promise<void> {
    const { users, variables, connections, pools, dags, import_errors: importErrors, runs } = this.#fixture;
    for (const user of users) await this.#addUser(user);
    for (const json of variables) await this.#create("/variables", json);
    for (const json of connections) await this.#create("/connections", json);
    for (const json of pools) await this.#create("/pools", json);
    for (const dag of dags) await this.#storeDag(dag);
    for (const { file, message } of importErrors) {
      await this.#store.transaction((transaction) =>
        recordImportError(transaction, {
          relativePath: `${file}.ts`,
          message,
          errorKind: "Error",
          line: null,
          column: null,
          frame: null,
          stack: `Error: ${message}`,
          now: this.clock.now(),
        }),
      );
    }
    for (const { dag_id: dagId, ...json } of runs) await this.#create(`/dags/${dagId}/dagRuns`, json);
    await this.runToEnd();
    mkdirSync(this.#logFolder, { recursive: true });
    cpSync(this.#logFolder, this.#logFolderOfBase, { recursive: true });
    this.#snapshot = await StoreSnapshot.take(this.#store);
  }

  async #addUser(user: GivenUser): Promise<void> {
    const passwordHash = await hashPassword(user.password, (size) => randomBytes(size));
    const { username, email, first_name: firstName, last_name: lastName, role } = user;
    const now = this.clock.now();
    await this.#store.transaction((transaction) =>
      insertUser(transaction, { username, email, firstName, lastName, passwordHash, roles: [role], now }),
    );
  }

  async #storeDag(given: GivenFixtureDag): Promise<void> {
    const { hash, dags } = this.#carrier.addBundle([buildFixtureDag(given)]);
    const bundle = { hash, module: "", source: `// The Dag ${given.dag_id}.\n` };
    const file = { relativePath: `${given.dag_id}.ts`, bundle, inputs: "[]", dags };
    const now = this.clock.now();
    await this.#store.transaction((transaction) =>
      storeDagFile(transaction, { ...file, isPausedUponCreation: false, now }),
    );
  }

  async #create(path: string, json: object): Promise<void> {
    const { status, text } = await this.send({ method: "POST", path, json });
    if (status !== 200) throw new Error(`POST ${path} answered ${status} while the fixture was built: ${text}`);
  }

  #passwordOf(username: string): string {
    const user = this.#fixture.users.find((given) => given.username === username);
    if (user === undefined) throw new Error(`The fixture has no user "${username}".`);
    return user.password;
  }

  get #logFolder(): string {
    return join(this.#folder, "logs");
  }

  get #logFolderOfBase(): string {
    return join(this.#folder, "base-logs");
  }
}

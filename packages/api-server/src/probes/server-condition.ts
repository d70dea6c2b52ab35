import { addSeconds, type Clock, type Instant, type Logger } from "@baram/domain";
import { listMissingMigrations, type MetadataStore } from "@baram/metadata-store";

/** A database that takes longer is not one that requests should be sent to. */
const LOOK_MILLISECONDS = 2000;
/** Anybody may ask, as often as they like; the database is asked so rarely. */
const REMEMBERED_SECONDS = 1;

/** What the condition of a server is found out with. */
export interface ServerConditionOptions {
  readonly store: Pick<MetadataStore, "reader" | "knownMigrations">;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Why this process does not do all of its duties, in a sentence; `null` when it does. */
  readonly explainIdleness: () => string | null;
}

/** Whether requests should be sent to a server: by what was looked at, `ok` or a sentence. */
export interface ServerCondition {
  readonly isReady: boolean;
  readonly checks: { readonly process: string; readonly database: string; readonly migrations: string };
}

type DatabaseCondition = Omit<ServerCondition["checks"], "process">;

const OK = "ok";
const SILENT: DatabaseCondition = {
  database: "The metadata database does not answer.",
  migrations: "They could not be looked at.",
};

/** Whether a server can do what it is there for, as load balancers and orchestrators want to know. */
export class ServerConditionWatch {
  readonly #options: ServerConditionOptions;
  #looking: Promise<DatabaseCondition> | null = null;
  #latest: { readonly condition: DatabaseCondition; readonly seenAt: Instant } | null = null;

  constructor(options: ServerConditionOptions) {
    this.#options = options;
  }

  /** Never rejects, and waits for the database no longer than two seconds. */
  async read(): Promise<ServerCondition> {
    const checks = { process: this.#options.explainIdleness() ?? OK, ...(await this.#readDatabase()) };
    return { isReady: Object.values(checks).every((check) => check === OK), checks };
  }

  async #readDatabase(): Promise<DatabaseCondition> {
    const { clock } = this.#options;
    if (this.#latest !== null && clock.now() < addSeconds(this.#latest.seenAt, REMEMBERED_SECONDS)) {
      return this.#latest.condition;
    }
    // One look at a time: a database that does not answer is not asked again and again.
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
    });
    return orAfter(LOOK_MILLISECONDS, SILENT, this.#looking);
  }

  async #look(): Promise<DatabaseCondition> {
    const { store, clock, logger } = this.#options;
    let condition = SILENT;
    try {
      const missing = await listMissingMigrations(store.reader, store.knownMigrations);
      condition = { database: OK, migrations: missing.length === 0 ? OK : "The database is not migrated." };
    } catch (error) {
      logger.error("The metadata database could not be read", { error });
    }
    this.#latest = { condition, seenAt: clock.now() };
    return condition;
  }
}

/** What a promise has, or something else when it takes too long. */
async function orAfter<Value>(milliseconds: number, instead: Value, promise: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Value>((resolve) => {
    timer = setTimeout(() => resolve(instead), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

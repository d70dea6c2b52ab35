import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type Dialect as KyselyDialect,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  sql,
} from "kysely";
import { Pool, type PoolClient, types } from "pg";
import { Combinations, type CombinedCounts, canBeCombined } from "./combined-writes.ts";
import { type OpenDialect, snakeCase } from "./dialect.ts";
import { codeOf } from "./error-code.ts";
import { PostgresChangeExchange } from "./postgres-change-exchange.ts";
import { isConnectionLost, isRefusedForAnother, TRANSACTION_ABORTED } from "./postgres-errors.ts";
import { parameterText, type StatementAnswer, type StatementCall, StatementGroup } from "./statement-group.ts";

/** Where the server is, and how many connections this process may hold. */
export interface PostgresOptions {
  readonly url: string;
  readonly connectionsMaximum: number;
  readonly openTransactionSecondsMaximum: number;
}

const INT8 = 20;
const NUMERIC = 1700;
const JSON_TYPE = 114;
const JSONB = 3802;

/**
 * How writing transactions are planned. Each of their statements is small and finds its rows by an index, whatever the
 * tables hold, so a plan is made once and never by statistics: those of a young installation make the planner read
 * whole tables for a list of unknown length. Bitmap scans are off because only a plain index scan marks the dead entries it
 * meets: without that, an index of what is waiting grows with all that has waited since the last vacuum.
 */
const WRITER_SETTINGS = [
  "plan_cache_mode=force_generic_plan",
  "enable_seqscan=off",
  "enable_bitmapscan=off",
  "enable_hashjoin=off",
  "enable_mergejoin=off",
  "jit=off",
];

/**
 * Reads are answered in milliseconds, by walking along indexes up to a limit. Their cost is estimated without the limit, so
 * that PostgreSQL would spend more time on compiling them than they take.
 */
const READER_SETTINGS = ["jit=off"];

/** PostgreSQL: a pool of connections that write and one of connections that read; each prepares a statement once. */
export function postgresDialect(options: PostgresOptions): OpenDialect {
  const size = Math.max(1, Math.floor(options.connectionsMaximum / 2));
  // Whoever stands still, or is on a machine that is gone without a word, lets go of what it locked.
  const letsGo = `idle_in_transaction_session_timeout=${Math.round(options.openTransactionSecondsMaximum * 1000)}`;
  const settings = [...WRITER_SETTINGS, letsGo];
  const writers = new SharedPool({ url: options.url, size, settings, isPipelined: true });
  const readers = new SharedPool({ url: options.url, size, settings: READER_SETTINGS, isPipelined: false });
  return {
    name: "postgres",
    locksRows: true,
    failureAborts: true,
    columnTypes: { id: "bigint generated always as identity primary key", instant: "bigint", json: "jsonb" },
    jsonCast: "::jsonb",
    rows: (alias, columns, json) => {
      const entries = Object.entries<string>(columns);
      const fields = entries.map(([name]) => sql.raw(`"${name}" as "${snakeCase(name)}"`));
      const shape = entries.map(([name, type]) => sql.raw(`"${name}" ${type === "integer" ? "bigint" : "text"}`));
      const source = sql`json_to_recordset(${json}::json) as given(${sql.join(shape)})`;
      return sql<never>`(select ${sql.join(fields)} from ${source})`.as(alias);
    },
    jsonOfGroup: (columns, orderBy) =>
      sql.raw(`json_agg(json_build_array(${columns.join(", ")}) order by ${orderBy})::text`),
    changeExchange: new PostgresChangeExchange(options.url),
    isRefusedForAnother,
    isUnreachable: isConnectionLost,
    passingBy: (column) => column,
    writeTogether: (connection, send) => ofPostgres(connection).writeTogether(send),
    close: () => {},
    writer: kyselyDialect(writers),
    reader: kyselyDialect(readers),
  };
}

function kyselyDialect(connections: SharedPool): KyselyDialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PostgresDriver(connections),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

/**
 * 64-bit integers become numbers (times and ids stay below 2^53), and JSON stays text, as SQLite gives it, so that one
 * piece of code reads both.
 */
function getTypeParser(oid: number, format: "text" | "binary" = "text"): (value: string) => unknown {
  if (oid === INT8 || oid === NUMERIC) return Number;
  if (oid === JSON_TYPE || oid === JSONB) return (text) => text;
  return types.getTypeParser(oid, format) as (value: string) => unknown;
}

interface PoolShape {
  readonly url: string;
  readonly size: number;
  /** `name=value` of the server's settings. */
  readonly settings: readonly string[];
  /** Whether queries are sent without waiting for the answers of earlier ones. */
  readonly isPipelined: boolean;
}

/** One pool for several users: opened by the first that needs it, ended by the last that leaves. */
class SharedPool {
  readonly #shape: PoolShape;
  #pool: Pool | null = null;
  #users = 0;

  constructor(shape: PoolShape) {
    this.#shape = shape;
  }

  get isPipelined(): boolean {
    return this.#shape.isPipelined;
  }

  enter(): Pool {
    this.#users += 1;
    if (this.#pool === null) {
      const { url, size, settings, isPipelined } = this.#shape;
      const options = settings.map((setting) => `-c ${setting}`).join(" ");
      this.#pool = new Pool({
        connectionString: url,
        max: size,
        types: { getTypeParser },
        options,
        pipeline: isPipelined,
      });
      // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
      this.#pool.on("error", () => {});
      // The same for one that breaks while it is in use: its queries are told.
      this.#pool.on("connect", (client) => client.on("error", () => {}));
    }
    return this.#pool;
  }

  async leave(): Promise<void> {
    this.#users -= 1;
    if (this.#users > 0 || this.#pool === null) return;
    const pool = this.#pool;
    this.#pool = null;
    await pool.end();
  }
}

class PostgresDriver implements Driver {
  readonly #connections: SharedPool;
  #pool: Pool | null = null;

  constructor(connections: SharedPool) {
    this.#connections = connections;
  }

  async init(): Promise<void> {
    this.#pool = this.#connections.enter();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#pool === null) throw new Error("The PostgreSQL pool is used before it was opened.");
    return new PostgresConnection(await this.#pool.connect(), this.#connections.isPipelined);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    // Not awaited: it travels with the first query. It can fail only with its connection, and then so does that query.
    ofPostgres(connection)
      .call("begin")
      .catch(() => undefined);
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const { command } = await ofPostgres(connection).call("commit");
    if (command === "ROLLBACK") throw new Error("A statement of the transaction failed, so nothing of it was written.");
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await ofPostgres(connection).rollBack();
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    ofPostgres(connection).client.release();
  }

  async destroy(): Promise<void> {
    if (this.#pool === null) return;
    this.#pool = null;
    await this.#connections.leave();
  }
}

function ofPostgres(connection: DatabaseConnection): PostgresConnection {
  return connection as PostgresConnection;
}

/** Statement text → the name it is prepared under; the same in every connection. */
const STATEMENT_NAMES = new Map<string, string>();

function statementName(text: string): string {
  let name = STATEMENT_NAMES.get(text);
  if (name === undefined) {
    name = `baram_${STATEMENT_NAMES.size}`;
    STATEMENT_NAMES.set(text, name);
  }
  return name;
}

const COMBINATIONS = new Combinations();

/** A write that waits for those that travel with it. */
interface WaitingWrite {
  readonly query: CompiledQuery;
  readonly resolve: (result: QueryResult<never>) => void;
  readonly reject: (error: unknown) => void;
}

class PostgresConnection implements DatabaseConnection {
  readonly client: PoolClient;
  readonly #isPipelined: boolean;
  #firstError: unknown = null;
  /** While writes are gathered. */
  #waiting: WaitingWrite[] | null = null;
  /** What is sent with one message, once nothing more is to be done before an answer comes. */
  #calls: StatementCall[] = [];

  constructor(client: PoolClient, isPipelined: boolean) {
    this.client = client;
    this.#isPipelined = isPipelined;
  }

  /** Has the writes that `send` begins travel as one statement. */
  writeTogether<Result>(send: () => Result): Result {
    this.#waiting = [];
    try {
      return send();
    } finally {
      const waiting = this.#waiting;
      this.#waiting = null;
      this.#sendTogether(waiting);
    }
  }

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#waiting === null || !canBeCombined(query)) return this.#send(query);
    return new Promise((resolve, reject) => this.#waiting?.push({ query, resolve, reject }));
  }

  #sendTogether(gathered: readonly WaitingWrite[]): void {
    // In the same order whatever came first, so that there is one statement for each set of them.
    const waiting = gathered.toSorted((one, other) => (one.query.sql < other.query.sql ? -1 : 1));
    const queries = waiting.map(({ query }) => query);
    const sql = waiting.length < 2 ? null : COMBINATIONS.textOf(queries);
    if (sql === null) {
      for (const { query, resolve, reject } of gathered) this.#send<never>(query).then(resolve, reject);
      return;
    }
    this.#send<CombinedCounts>({ sql, parameters: queries.flatMap(({ parameters }) => parameters) }).then(
      ({ rows }) => {
        for (const [place, { resolve }] of waiting.entries()) {
          resolve({ rows: [], numAffectedRows: BigInt(rows[0]?.[`c${place}`] ?? 0) });
        }
      },
      (error: unknown) => {
        for (const { reject } of waiting) reject(error);
      },
    );
  }

  async #send<Row>({ sql, parameters }: Pick<CompiledQuery, "sql" | "parameters">): Promise<QueryResult<Row>> {
    try {
      const { rows, rowCount } = await this.call(sql, parameters);
      return { rows: rows as Row[], numAffectedRows: BigInt(rowCount ?? 0) };
    } catch (error) {
      // In place of the way from the socket, the way to whoever asked.
      if (error instanceof Error) Error.captureStackTrace(error);
      // A query that was sent behind one that failed is refused for that alone; what counts is what failed first.
      if (codeOf(error) !== TRANSACTION_ABORTED) this.#firstError ??= error;
      throw this.#firstError ?? error;
    }
  }

  /** Calls a statement: with all that is called in the same moment, where the connection does not wait for answers. */
  call(text: string, parameters: readonly unknown[] = []): Promise<StatementAnswer> {
    return new Promise((resolve, reject) => {
      const values = parameters.map(parameterText);
      const call = { name: statementName(text), text, values, parserOf: getTypeParser, resolve, reject };
      if (!this.#isPipelined) {
        this.client.query(new StatementGroup([call]));
        return;
      }
      // All that is decided without waiting for anything is decided before the next tick.
      if (this.#calls.length === 0) process.nextTick(() => this.#sendCalls());
      this.#calls.push(call);
    });
  }

  /** By a message of its own: behind a statement that is refused it would not be carried out. */
  async rollBack(): Promise<void> {
    this.#sendCalls();
    await this.call("rollback");
  }

  #sendCalls(): void {
    const calls = this.#calls;
    this.#calls = [];
    if (calls.length > 0) this.client.query(new StatementGroup(calls));
  }

  // biome-ignore lint/correctness/useYield: the interface asks for a generator; no query of the store streams.
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error("The metadata store's queries return all their rows at once; none of them streams.");
  }
}

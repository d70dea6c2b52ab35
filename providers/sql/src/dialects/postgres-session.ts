import pg, { type ClientConfig, type QueryArrayConfig, type QueryArrayResult } from "pg";
import Cursor from "pg-cursor";
import { SqlParameterError } from "./parameter-error.ts";
import { postgresTypes } from "./postgres-types.ts";
import type { SqlParameters, SqlResult, SqlRow, SqlSession } from "./sql-dialect.ts";

/** An open connection to PostgreSQL. */
export class PostgresSession implements SqlSession {
  readonly #client: pg.Client;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  /** Connects. */
  static async open(options: ClientConfig): Promise<PostgresSession> {
    const client = new pg.Client({ ...options, types: postgresTypes });
    // A connection that breaks between two queries rejects the next one; unheard, the event would end the process.
    client.on("error", () => {});
    await client.connect();
    return new PostgresSession(client);
  }

  async query(sql: string, parameters: SqlParameters | null = null): Promise<SqlResult> {
    const values = listOf(parameters);
    const query: QueryArrayConfig = { text: sql, rowMode: "array", ...(values === null ? {} : { values }) };
    // Several statements in one text give a list of results, of which the last one counts.
    const result: QueryArrayResult | readonly QueryArrayResult[] = await this.#client.query(query);
    const last = Array.isArray(result) ? (result as readonly QueryArrayResult[]).at(-1) : result;
    const columns = (last?.fields ?? []).map(({ name }) => name);
    return { columns, rows: last?.rows ?? [], rowCount: last?.rowCount ?? 0 };
  }

  async *stream(sql: string, parameters: SqlParameters | null, batchSize: number): AsyncIterable<readonly SqlRow[]> {
    const cursor = this.#client.query(
      new Cursor<SqlRow>(sql, listOf(parameters) ?? [], { rowMode: "array", types: postgresTypes }),
    );
    try {
      for (;;) {
        const batch = await cursor.read(batchSize);
        if (batch.length === 0) return;
        yield batch;
      }
    } finally {
      await cursor.close();
    }
  }

  async close(): Promise<void> {
    await this.#client.end();
  }
}

function listOf(parameters: SqlParameters | null): unknown[] | null {
  if (parameters === null) return null;
  if (Array.isArray(parameters)) return [...(parameters as readonly unknown[])];
  throw new SqlParameterError("PostgreSQL numbers its parameters ($1, $2) and was given names; expected a list.");
}

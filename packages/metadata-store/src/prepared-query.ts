import type { Compilable, CompiledQuery, Kysely } from "kysely";
import { camelCase, type Dialect } from "./dialect/dialect.ts";
import { connectionOf, dialectOf, type MetadataReader, type MetadataTransaction } from "./metadata-store.ts";
import type { MetadataDatabase } from "./tables/metadata-database.ts";

/** Stands in a query for a value that each execution gives. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

interface Preparation {
  readonly query: CompiledQuery;
  /** For each parameter of the statement: a {@link Placeholder}, or the constant itself. */
  readonly parameters: readonly unknown[];
}

/** What the builder of a query is given. */
export interface QueryParts<Values> {
  readonly database: Kysely<MetadataDatabase>;
  readonly dialect: Dialect;
  /** Each value as what stands for it; it may only be put where a parameter goes, never looked at. */
  readonly values: Values;
}

/**
 * A query that is built and compiled once for each dialect, and from then on only executed.
 *
 * Building a query costs several times what SQLite needs to answer it, and the queries here are those that run for
 * every task. The shape may not depend on the values: it is the same text each time.
 */
export class PreparedQuery<Values extends object, Row> {
  readonly #names: readonly (keyof Values & string)[];
  readonly #build: (parts: QueryParts<Values>) => Compilable<Row>;
  #columns: readonly (readonly [column: string, name: string])[] | null = null;
  readonly #preparations = new WeakMap<Dialect, Preparation>();

  constructor(names: readonly (keyof Values & string)[], build: (parts: QueryParts<Values>) => Compilable<Row>) {
    this.#names = names;
    this.#build = build;
  }

  /**
   * Sends the query on the transaction's own connection. Queries that are sent before another was answered travel
   * together on PostgreSQL and are carried out in the order in which they were sent.
   *
   * @returns the rows, and how many were changed where the query changes some.
   */
  async execute(
    transaction: MetadataTransaction,
    values: Values,
  ): Promise<{ readonly rows: readonly Row[]; readonly changedCount: number }> {
    const result = await connectionOf(transaction).executeQuery<object>(this.#bind(transaction, values));
    return { rows: this.#inCamelCase(result.rows), changedCount: Number(result.numAffectedRows ?? 0) };
  }

  /** Reads outside of a transaction, or in one. @returns the rows. */
  async read(reader: MetadataReader, values: Values): Promise<readonly Row[]> {
    const query = this.#bind(reader, values);
    const { rows } = await reader
      .getExecutor()
      .provideConnection((connection) => connection.executeQuery<object>(query));
    return this.#inCamelCase(rows);
  }

  #bind(database: MetadataReader, values: Values): CompiledQuery {
    const { query, parameters } = this.#prepare(database);
    const bound = parameters.map((parameter) =>
      parameter instanceof Placeholder ? values[parameter.name as keyof Values] : parameter,
    );
    return { ...query, parameters: bound };
  }

  /** Every row of a query has the same columns, so their names are worked out once. */
  #inCamelCase(rows: readonly object[]): readonly Row[] {
    const [first] = rows;
    if (first === undefined) return [];
    this.#columns ??= Object.keys(first).map((name) => [name, camelCase(name)] as const);
    const columns = this.#columns;
    return rows.map((row) => {
      const given = row as Readonly<Record<string, unknown>>;
      const named: Record<string, unknown> = {};
      for (const [column, name] of columns) named[name] = given[column];
      return named as Row;
    });
  }

  #prepare(database: MetadataReader): Preparation {
    const dialect = dialectOf(database);
    const known = this.#preparations.get(dialect);
    if (known !== undefined) return known;
    const placeholders = Object.fromEntries(this.#names.map((name) => [name, new Placeholder(name)]));
    const query = this.#build({ database, dialect, values: placeholders as Values }).compile();
    const preparation = { query, parameters: query.parameters };
    this.#preparations.set(dialect, preparation);
    return preparation;
  }
}

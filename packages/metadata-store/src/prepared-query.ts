import type { Compilable, CompiledQuery, Kysely } from "kysely";
import type { Dialect } from "./dialect/dialect.ts";
import { dialectOf, type MetadataTransaction } from "./metadata-store.ts";
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
  readonly #preparations = new Map<Dialect["name"], Preparation>();

  constructor(names: readonly (keyof Values & string)[], build: (parts: QueryParts<Values>) => Compilable<Row>) {
    this.#names = names;
    this.#build = build;
  }

  /** @returns the rows, and how many were changed where the query changes some. */
  async execute(
    transaction: MetadataTransaction,
    values: Values,
  ): Promise<{ readonly rows: readonly Row[]; readonly changedCount: number }> {
    const { query, parameters } = this.#prepare(transaction);
    const bound = parameters.map((parameter) =>
      parameter instanceof Placeholder ? values[parameter.name as keyof Values] : parameter,
    );
    const result = await transaction.executeQuery<Row>({ ...query, parameters: bound });
    return { rows: result.rows, changedCount: Number(result.numAffectedRows ?? 0) };
  }

  #prepare(transaction: MetadataTransaction): Preparation {
    const dialect = dialectOf(transaction);
    const known = this.#preparations.get(dialect.name);
    if (known !== undefined) return known;
    const placeholders = Object.fromEntries(this.#names.map((name) => [name, new Placeholder(name)]));
    const query = this.#build({ database: transaction, dialect, values: placeholders as Values }).compile();
    const preparation = { query, parameters: query.parameters };
    this.#preparations.set(dialect.name, preparation);
    return preparation;
  }
}

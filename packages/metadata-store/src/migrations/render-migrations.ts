import { type CompiledQuery, type DatabaseConnection, DummyDriver, Kysely, type QueryResult } from "kysely";
import type { OpenDialect } from "../dialect/dialect.ts";
import { migrations } from "./migrate.ts";

/** A migration as statements. */
export interface RenderedMigration {
  readonly name: string;
  readonly statements: readonly string[];
}

/** The statements of migrations, in the database's language, without sending any. */
export async function renderMigrations(
  dialect: OpenDialect,
  names: readonly string[],
): Promise<readonly RenderedMigration[]> {
  const known = migrations(dialect);
  const rendered: RenderedMigration[] = [];
  for (const name of names) {
    const statements: string[] = [];
    const createDriver = () => new StatementRecorder(statements);
    const database = new Kysely<unknown>({ dialect: { ...dialect.writer, ...bound(dialect), createDriver } });
    await known[name]?.up(database);
    await database.destroy();
    rendered.push({ name, statements });
  }
  return rendered;
}

/** The parts of a dialect that make statements. */
function bound({ writer }: OpenDialect) {
  return {
    createAdapter: () => writer.createAdapter(),
    createIntrospector: (database: Kysely<unknown>) => writer.createIntrospector(database),
    createQueryCompiler: () => writer.createQueryCompiler(),
  };
}

/** Keeps what it is given; every table it is asked for is empty. */
class StatementRecorder extends DummyDriver {
  readonly #statements: string[];

  constructor(statements: string[]) {
    super();
    this.#statements = statements;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return {
      executeQuery: async <Row>({ sql }: CompiledQuery): Promise<QueryResult<Row>> => {
        this.#statements.push(sql.replaceAll(/\s+/g, " ").trim());
        return { rows: [] };
      },
      // biome-ignore lint/correctness/useYield: the interface asks for a generator; no migration streams.
      async *streamQuery() {
        throw new Error("No migration streams.");
      },
    };
  }
}

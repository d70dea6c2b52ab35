import { type Connection, Query, type Submittable } from "pg";

/** How the text of a value is read. */
type ValueParser = (text: string) => unknown;

/** What the rows of a statement are made of. */
interface RowShape {
  readonly names: readonly string[];
  readonly parsers: readonly ValueParser[];
}

/** Of a statement that gives no rows. */
const NO_ROWS: RowShape = { names: [], parsers: [] };

/** What a connection has prepared. */
interface Preparations {
  /** By the name of the statement. */
  readonly shapes: Map<string, RowShape>;
  /** The connection, for calls whose rows are known: it asks for no description. */
  readonly silent: DriverConnection;
}

/** What the driver's connection does that its types do not say. */
interface DriverConnection extends Connection {
  describe(statement: object): void;
}

/** Messages of PostgreSQL. */
interface RowDescription {
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
}
interface DataRow {
  readonly fields: readonly (string | null)[];
}

/** What the driver's query does that its types do not say. */
interface DriverQuery extends Submittable {
  prepare(connection: DriverConnection): void;
  handleCommandComplete(message: object, connection: DriverConnection): void;
}
interface DriverQueryConfig {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}
type DriverCallback = (error: Error | null, result: { readonly rowCount: number | null }) => void;

const PreparedStatementQuery = Query as unknown as new (
  config: DriverQueryConfig,
  values: undefined,
  callback: DriverCallback,
) => DriverQuery;

const PREPARATIONS = new WeakMap<Connection, Preparations>();

function preparationsOf(connection: DriverConnection): Preparations {
  let preparations = PREPARATIONS.get(connection);
  if (preparations === undefined) {
    const silent = Object.create(connection) as DriverConnection;
    silent.describe = () => {};
    preparations = { shapes: new Map(), silent };
    PREPARATIONS.set(connection, preparations);
  }
  return preparations;
}

/** What a statement has answered. */
export interface StatementAnswer {
  readonly rows: readonly unknown[];
  /** `null` for a statement that counts none. */
  readonly rowCount: number | null;
}

/** What is to be called, and how its answer is read. */
export interface StatementCallInput extends DriverQueryConfig {
  /** By the number that PostgreSQL has for a type. */
  readonly parserOf: (typeId: number) => ValueParser;
  readonly resolve: (answer: StatementAnswer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A call of a statement that stays prepared in its connection. What its rows are made of is asked with the first call
 * alone: PostgreSQL describes them in as much time as it takes to find a few of them, and so does the driver to read that.
 *
 * The description holds for as long as the statement is prepared: were its columns to change, PostgreSQL would refuse it.
 */
export class StatementCall extends PreparedStatementQuery {
  readonly #name: string;
  readonly #parserOf: (typeId: number) => ValueParser;
  readonly #rows: unknown[];
  /** `null` until it is known. */
  #shape: RowShape | null = null;

  constructor({ name, text, values, parserOf, resolve, reject }: StatementCallInput) {
    const rows: unknown[] = [];
    super({ name, text, values }, undefined, (error, result) =>
      error === null ? resolve({ rows, rowCount: result.rowCount }) : reject(error),
    );
    this.#name = name;
    this.#parserOf = parserOf;
    this.#rows = rows;
  }

  override prepare(connection: DriverConnection): void {
    const { shapes, silent } = preparationsOf(connection);
    this.#shape = shapes.get(this.#name) ?? null;
    super.prepare(this.#shape === null ? connection : silent);
  }

  /** Called by the driver with what was asked for. */
  handleRowDescription({ fields }: RowDescription): void {
    this.#shape = {
      names: fields.map(({ name }) => name),
      parsers: fields.map(({ dataTypeID }) => this.#parserOf(dataTypeID)),
    };
  }

  /** Called by the driver. */
  handleDataRow({ fields }: DataRow): void {
    const { names, parsers } = this.#shape ?? NO_ROWS;
    const row: Record<string, unknown> = {};
    for (const [place, name] of names.entries()) {
      const text = fields[place] ?? null;
      row[name] = text === null ? null : parsers[place]?.(text);
    }
    this.#rows.push(row);
  }

  override handleCommandComplete(message: object, connection: DriverConnection): void {
    super.handleCommandComplete(message, connection);
    preparationsOf(connection).shapes.set(this.#name, this.#shape ?? NO_ROWS);
  }
}

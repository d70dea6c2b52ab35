import type { Writable } from "node:stream";
import { type Connection, Query } from "pg";

/** How the text of a value is read. */
type ValueParser = (text: string) => unknown;

/** What the rows of a statement are made of. */
interface RowShape {
  readonly names: readonly string[];
  readonly parsers: readonly ValueParser[];
}

/** Of a statement that gives no rows. */
const NO_ROWS: RowShape = { names: [], parsers: [] };

/** What the driver's connection does that its types do not say. */
interface DriverConnection {
  readonly stream: Pick<Writable, "cork" | "uncork">;
  /** Text by name. */
  readonly parsedStatements: Readonly<Record<string, string>>;
  /** Those whose answer is not there yet. */
  readonly submittedNamedStatements: Record<string, string>;
  parse(statement: { readonly name: string; readonly text: string }): void;
  bind(call: {
    readonly portal: string;
    readonly statement: string;
    readonly values: readonly (string | null)[];
  }): void;
  describe(what: { readonly type: "P"; readonly name: string }): void;
  execute(call: { readonly portal: string; readonly rows: number }): void;
  sync(): void;
}

/** Messages of PostgreSQL. */
interface RowDescription {
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
}
interface DataRow {
  readonly fields: readonly (string | null)[];
}
interface CommandComplete {
  /** As in `INSERT 0 3`. */
  readonly text: string;
}

/** What is done in words, and how often. The number in between is always 0. */
const LAST_NUMBER = /(?: 0)? (\d+)$/;

/** Once all calls have been answered. */
const NO_CALL = { name: "", text: "", parserOf: () => String };

const DriverQuery = Query as unknown as new (
  config: { readonly text: string },
  values: undefined,
  callback: () => void,
) => { submit(connection: Connection): void };

function ofDriver(connection: Connection): DriverConnection {
  return connection as unknown as DriverConnection;
}

/** What the rows of statements are made of that a connection has called, by the name of the statement. */
const SHAPES = new WeakMap<Connection, Map<string, RowShape>>();

function shapesOf(connection: Connection): Map<string, RowShape> {
  let shapes = SHAPES.get(connection);
  if (shapes === undefined) {
    shapes = new Map();
    SHAPES.set(connection, shapes);
  }
  return shapes;
}

/** What a statement has answered. */
export interface StatementAnswer {
  readonly rows: readonly unknown[];
  /** How many rows it gave or changed; `null` for a statement that counts none. */
  readonly rowCount: number | null;
  /** In capital letters, what was done: `COMMIT`, `INSERT`, `CREATE TABLE`. */
  readonly command: string;
}

/** What is to be called, and how its answer is read. */
export interface StatementCall {
  /** Under which it stays prepared in its connection. */
  readonly name: string;
  readonly text: string;
  readonly values: readonly (string | null)[];
  /** By the number that PostgreSQL has for a type. */
  readonly parserOf: (typeId: number) => ValueParser;
  readonly resolve: (answer: StatementAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** As it is sent to PostgreSQL, which reads it by the type of the parameter. @throws TypeError of what has no such text. */
export function parameterText(value: unknown): string | null {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "bigint":
    case "boolean":
      return String(value);
    default:
      if (value === null || value === undefined) return null;
      throw new TypeError(`A statement was given a parameter that is no text, number or boolean: ${typeof value}.`);
  }
}

/**
 * Calls of statements that are sent with one message and answered with one: each message costs both sides about as much as
 * a small statement does. They are carried out one after another; behind one that fails none is, and each is told why.
 *
 * Each statement stays prepared in its connection. What its rows are made of is asked with the first call alone: PostgreSQL
 * describes them in as much time as it takes to find a few of them, and so does the driver to read that. The description
 * holds for as long as the statement is prepared: were its columns to change, PostgreSQL would refuse it.
 *
 * Outside of a transaction the statements of a group are a transaction of their own.
 */
export class StatementGroup extends DriverQuery {
  readonly #calls: readonly StatementCall[];
  readonly #answers: StatementAnswer[] = [];
  /** Of the statement that is being answered. */
  #rows: unknown[] = [];
  #shape: RowShape | null = null;
  #shapes: Map<string, RowShape> | null = null;

  /** @param calls at least one. */
  constructor(calls: readonly StatementCall[]) {
    super({ text: "" }, undefined, () => {});
    this.#calls = calls;
  }

  /** The statement that is being answered: the driver keeps by it what has been prepared. */
  get name(): string {
    return this.#answering.name;
  }
  set name(_: string) {
    // The driver gives every query a name when it is made; that of a group is of its statements.
  }

  get text(): string {
    return this.#answering.text;
  }
  set text(_: string) {
    // As the name.
  }

  get #answering(): Pick<StatementCall, "name" | "text" | "parserOf"> {
    return this.#calls[this.#answers.length] ?? NO_CALL;
  }

  override submit(connection: Connection): void {
    const driver = ofDriver(connection);
    const shapes = shapesOf(connection);
    this.#shapes = shapes;
    driver.stream.cork();
    try {
      for (const { name, text, values } of this.#calls) {
        if (driver.parsedStatements[name] === undefined && driver.submittedNamedStatements[name] === undefined) {
          driver.parse({ name, text });
          driver.submittedNamedStatements[name] = text;
        }
        driver.bind({ portal: "", statement: name, values });
        if (!shapes.has(name)) driver.describe({ type: "P", name: "" });
        driver.execute({ portal: "", rows: 0 });
      }
      driver.sync();
    } finally {
      driver.stream.uncork();
    }
  }

  /** Called by the driver with what was asked for. */
  handleRowDescription({ fields }: RowDescription): void {
    const { parserOf } = this.#answering;
    this.#shape = {
      names: fields.map(({ name }) => name),
      parsers: fields.map(({ dataTypeID }) => parserOf(dataTypeID)),
    };
  }

  /** Called by the driver. */
  handleDataRow({ fields }: DataRow): void {
    const { names, parsers } = this.#shape ?? this.#shapes?.get(this.name) ?? NO_ROWS;
    const row: Record<string, unknown> = {};
    for (const [place, name] of names.entries()) {
      const text = fields[place] ?? null;
      row[name] = text === null ? null : parsers[place]?.(text);
    }
    this.#rows.push(row);
  }

  /** Called by the driver. */
  handleCommandComplete({ text }: CommandComplete): void {
    if (this.#shapes?.has(this.name) === false) this.#shapes.set(this.name, this.#shape ?? NO_ROWS);
    const [command = "", count] = text.split(LAST_NUMBER);
    this.#answers.push({ rows: this.#rows, rowCount: count === undefined ? null : Number(count), command });
    this.#rows = [];
    this.#shape = null;
  }

  /** Called by the driver when all is answered. */
  handleReadyForQuery(): void {
    this.#resolveAnswered();
  }

  /** Called by the driver when a statement was refused, or the connection is gone. */
  handleError(error: Error, connection: Connection): void {
    const { submittedNamedStatements: submitted } = ofDriver(connection);
    const unanswered = this.#calls.slice(this.#answers.length);
    // PostgreSQL has not even looked at those behind the one that failed.
    for (const { name } of unanswered) delete submitted[name];
    this.#resolveAnswered();
    for (const { reject } of unanswered) reject(error);
  }

  #resolveAnswered(): void {
    for (const [place, answer] of this.#answers.entries()) this.#calls[place]?.resolve(answer);
  }
}

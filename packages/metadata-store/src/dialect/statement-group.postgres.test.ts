import { Client, type Connection } from "pg";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createTestDatabase } from "../conformance/test-database.fixture.ts";
import { parameterText, type StatementAnswer, StatementGroup } from "./statement-group.ts";

const INT4 = 23;

let client: Client;
/** Text → the name it is prepared under: a name may not be long. */
let names: Map<string, string>;

beforeEach(async () => {
  names = new Map();
  client = new Client({ connectionString: await createTestDatabase(), pipeline: true });
  await client.connect();
});
afterEach(() => client.end());

const ignore = () => {};

interface Statement {
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** Sends statements with one message. */
function callTogether(...statements: readonly Statement[]): readonly Promise<StatementAnswer>[] {
  const answers: Promise<StatementAnswer>[] = [];
  const calls = statements.map(({ text, values = [] }) => {
    const name = names.get(text) ?? `s${names.size}`;
    names.set(text, name);
    const parserOf = (typeId: number) => (value: string) => (typeId === INT4 ? Number(value) : value);
    const call = { name, text, values: values.map(parameterText), parserOf, resolve: ignore, reject: ignore };
    answers.push(new Promise((resolve, reject) => Object.assign(call, { resolve, reject })));
    return call;
  });
  client.query(new StatementGroup(calls));
  return answers;
}

async function call(
  text: string,
  values: readonly unknown[] = [],
): Promise<Pick<StatementAnswer, "rows" | "rowCount">> {
  const [answer] = await Promise.all(callTogether({ text, values }));
  return { rows: answer?.rows ?? [], rowCount: answer?.rowCount ?? null };
}

/** How often the connection asks what the rows of a statement are made of. */
function watchDescriptions() {
  const { connection } = client as unknown as { readonly connection: Connection & { describe(): void } };
  return vi.spyOn(connection, "describe");
}

describe("a statement that is called again", () => {
  test("gives its rows as it did at first", async () => {
    const text = "select n, 'a' || n as name, null::text as nothing from generate_series(1, $1::integer) as n";

    const answers = [await call(text, [1]), await call(text, [2]), await call(text, [0])];

    const first = { n: 1, name: "a1", nothing: null };
    expect(answers).toEqual([
      { rows: [first], rowCount: 1 },
      { rows: [first, { n: 2, name: "a2", nothing: null }], rowCount: 2 },
      { rows: [], rowCount: 0 },
    ]);
  });

  test("is described only once, whether or not it gives rows", async () => {
    const descriptions = watchDescriptions();

    await call("create temporary table t (n integer)");
    for (const n of [1, 2, 3]) await call("insert into t values ($1)", [n]);
    for (const n of [1, 2, 3]) expect((await call("select n from t where n = $1", [n])).rows).toEqual([{ n }]);

    expect(descriptions).toHaveBeenCalledTimes(3);
  });

  test("counts what it changed each time", async () => {
    await call("create temporary table t (n integer)");

    const counts = [];
    for (const n of [1, 3]) {
      counts.push((await call("insert into t select * from generate_series(1, $1::integer)", [n])).rowCount);
    }

    expect(counts).toEqual([1, 3]);
  });
});

test("calls that are sent before the first is answered all give their rows", async () => {
  const answers = await Promise.all([1, 2, 3].map((n) => call("select $1::integer as n", [n])));

  expect(answers.flatMap(({ rows }) => rows)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
});

test("a statement that fails says why, and gives its rows when it does not", async () => {
  const text = "select 6 / $1::integer as n";

  await expect(call(text, [0])).rejects.toThrow("division by zero");
  expect((await call(text, [2])).rows).toEqual([{ n: 3 }]);
  await expect(call(text, [0])).rejects.toThrow("division by zero");
  expect((await call(text, [3])).rows).toEqual([{ n: 2 }]);
});

describe("statements that are sent together", () => {
  const number = (n: number) => ({ text: "select $1::integer as n", values: [n] });
  const quotient = (n: number) => ({ text: "select 6 / $1::integer as n", values: [n] });

  test("are sent with one message, carried out in their order, and each gets its own answer", async () => {
    const { connection } = client as unknown as { readonly connection: Connection & { sync(): void } };
    const messages = vi.spyOn(connection, "sync");
    const create = { text: "create temporary table t (n integer)" };
    const insert = { text: "insert into t values ($1), (2)", values: [1] };
    const select = { text: "select n from t order by n" };

    const answers = await Promise.all(callTogether(create, insert, select, number(3), number(4)));

    expect(answers).toEqual([
      { rows: [], rowCount: null, command: "CREATE TABLE" },
      { rows: [], rowCount: 2, command: "INSERT" },
      { rows: [{ n: 1 }, { n: 2 }], rowCount: 2, command: "SELECT" },
      { rows: [{ n: 3 }], rowCount: 1, command: "SELECT" },
      { rows: [{ n: 4 }], rowCount: 1, command: "SELECT" },
    ]);
    expect(messages).toHaveBeenCalledTimes(1);
  });

  test("are answered up to the one that fails, and those behind it are told why none of them was carried out", async () => {
    const answers = await Promise.allSettled(
      callTogether(number(1), quotient(0), quotient(2), { text: "select 7 as n" }),
    );

    expect(answers).toMatchObject([
      { status: "fulfilled", value: { rows: [{ n: 1 }] } },
      { status: "rejected", reason: { message: "division by zero" } },
      { status: "rejected", reason: { message: "division by zero" } },
      { status: "rejected", reason: { message: "division by zero" } },
    ]);
    const again = await Promise.all(callTogether({ text: "select 7 as n" }, quotient(2), number(1)));
    expect(again.map(({ rows }) => rows)).toEqual([[{ n: 7 }], [{ n: 3 }], [{ n: 1 }]]);
  });

  test("in a transaction that has failed commit nothing, and say so", async () => {
    const begin = { text: "begin" };
    const commit = { text: "commit" };
    await call("create temporary table t (n integer)");
    await Promise.all(callTogether(begin, { text: "insert into t values (1)" }));
    await Promise.allSettled(callTogether(quotient(0), commit));

    expect(await Promise.all(callTogether(commit))).toMatchObject([{ command: "ROLLBACK" }]);
    expect(await call("select n from t")).toEqual({ rows: [], rowCount: 0 });
  });

  test("are all told when the connection is lost", async () => {
    client.on("error", () => {});
    const self = { text: "select pg_terminate_backend(pg_backend_pid())" };

    const answers = await Promise.allSettled(callTogether(number(1), self, number(2)));

    expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
  });
});

test("what cannot be sent as a text is refused before anything is sent", () => {
  expect(["a", 1.5, 10n, true, null, undefined].map(parameterText)).toEqual(["a", "1.5", "10", "true", null, null]);
  expect(() => parameterText({})).toThrow("no text, number or boolean: object");
});

test("a statement whose columns have changed is refused", async () => {
  await call("create temporary table t (n integer)");
  await call("select * from t");
  await call("alter table t add column name text");

  await expect(call("select * from t")).rejects.toThrow("cached plan must not change result type");
});

import { Client, type Connection } from "pg";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createTestDatabase } from "../conformance/test-database.fixture.ts";
import { type StatementAnswer, StatementCall } from "./statement-call.ts";

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

function call(text: string, values: readonly unknown[] = []): Promise<StatementAnswer> {
  const name = names.get(text) ?? `s${names.size}`;
  names.set(text, name);
  return new Promise((resolve, reject) => {
    const parserOf = (typeId: number) => (value: string) => (typeId === INT4 ? Number(value) : value);
    client.query(new StatementCall({ name, text, values, parserOf, resolve, reject }));
  });
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

test("a statement whose columns have changed is refused", async () => {
  await call("create temporary table t (n integer)");
  await call("select * from t");
  await call("alter table t add column name text");

  await expect(call("select * from t")).rejects.toThrow("cached plan must not change result type");
});

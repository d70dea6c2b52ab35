import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MetadataStore } from "../metadata-store.ts";
import { longConditions } from "./long-conditions.ts";

const store = new MetadataStore({ url: "sqlite::memory:" });

beforeAll(async () => void (await store.migrate()));
afterAll(() => store.close());

test.each([1, 3600, 1e308])(
  "task instances that took %s seconds or more are found without a look at all others",
  async (from) => {
    const { rows } = await sql<{ readonly detail: string }>`
    explain query plan select * from task_instance where ${sql.join(longConditions({ from }), sql` and `)}
    order by task_instance.id + 0
  `.execute(store.reader);
    expect(rows.map(({ detail }) => detail).join()).toContain("INDEX task_instance_long (<expr>>?)");
  },
);

test("those that took less than a second are in no index", () => {
  expect(longConditions({ from: 0.999 })).toEqual([]);
  expect(longConditions({})).toEqual([]);
  expect(longConditions()).toEqual([]);
});

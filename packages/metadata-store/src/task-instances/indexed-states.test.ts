import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MetadataStore } from "../metadata-store.ts";
import { indexOfStates } from "./indexed-states.ts";

const store = new MetadataStore({ url: "sqlite::memory:" });

beforeAll(async () => void (await store.migrate()));
afterAll(() => store.close());

test.each([
  [["failed", "skipped"], "task_instance_unsuccessful"],
  [["running"], "task_instance_occupying"],
  [["up_for_retry", "deferred"], "task_instance_retry_at"],
  [["scheduled"], "task_instance_scheduled"],
] as const)("task instances that are %j are found without a look at all others", async (states, index) => {
  const condition = indexOfStates(states)?.condition ?? sql`1 = 0`;
  const { rows } = await sql<{ readonly detail: string }>`
    explain query plan select * from task_instance where state in (${sql.join([...states])}) and ${condition}
  `.execute(store.reader);
  expect(rows.map(({ detail }) => detail).join()).toContain(`INDEX ${index}`);
});

test("states that no one index has are looked for among all", () => {
  expect(indexOfStates(["failed", "running"])).toBeNull();
  expect(indexOfStates(["success"])).toBeNull();
  expect(indexOfStates([])).toBeNull();
});

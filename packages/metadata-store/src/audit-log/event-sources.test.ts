import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MetadataStore } from "../metadata-store.ts";
import { ATTEMPT_EVENTS } from "./event-sources.ts";

const store = new MetadataStore({ url: "sqlite::memory:" });
const UNDERWAY = ATTEMPT_EVENTS.filter(({ isOfNow }) => isOfNow === true);
const CONDITIONS = [sql`1 = 1`, sql`created_at > 1`, sql`created_at < 1`, sql`dag_id = 'd' and task_id = 'a'`];

beforeAll(async () => void (await store.migrate()));
afterAll(() => store.close());

test.each(CONDITIONS)("what is on its way is never looked for among all that ever started (%#)", async (condition) => {
  const plans = await Promise.all(UNDERWAY.map(({ every }) => planOf(every, condition)));
  expect(plans[0]).toContain("INDEX task_instance_occupying");
  expect(plans[1]).toMatch(/INDEX task_instance_(deferred|retry_at)/);
});

async function planOf(every: RawBuilder<unknown>, condition: RawBuilder<unknown>): Promise<string> {
  const { rows } = await sql<{ readonly detail: string }>`
    explain query plan select * from (${every}) as event where ${condition} order by created_at desc, id desc limit 100
  `.execute(store.reader);
  return rows.map(({ detail }) => detail).join("\n");
}

import { setImmediate as afterOthers } from "node:timers/promises";
import { type Instant, parseInstant } from "@baram/domain";
import { cleanTable } from "@baram/lifecycle";
import { ARCHIVE_PREFIX, type CleanableTable, countOldRows, findCleanableTable } from "@baram/metadata-store";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import type { RouteDependencies } from "../../../route-dependencies.ts";
import { MAY_MAINTAIN } from "../../maintenance-access.ts";

/** Rows of one transaction: few enough that nobody who waits for it notices. */
const ROWS_PER_BATCH = 1000;
/** With a run go all its instances and values. */
const RUNS_PER_BATCH = 100;

/** Removes the old rows of a table, batch by batch, so that a server at work is not held up. Beyond Airflow's API. */
export const cleanTableRows = defineRoute({
  method: "POST",
  path: "/maintenance/tables/{table}/clean",
  operationId: "clean_table",
  tags: ["Maintenance"],
  summary: "Remove old rows of a table",
  description:
    "Removes the old rows of a table, batch by batch, so that a server at work is not held up. Beyond Airflow's API.",
  access: MAY_MAINTAIN,
  body: {
    schema: schema.object("TableCleaning", {
      before: schema.dateTime(),
      dry_run: schema.optionally(schema.boolean()),
      skip_archive: schema.optionally(schema.boolean()),
    }),
  },
  audit: "clean_table",
  answer: schema.object("CleanedTable", {
    table: schema.text(),
    row_count: schema.integer(),
    archive_table: schema.nullable(schema.text()),
  }),
  refusals: [400, 404],

  async handle({ parts, body }, dependencies) {
    const table = findCleanableTable(parts.table);
    if (table === null) return problem(404, { title: `There is no table "${parts.table}" that can be cleaned.` });
    const before = parseInstant(body.before);
    if (before === null) return problem(400, { title: `"${body.before}" is no moment.` });
    if (body.dry_run === true) {
      const row_count = await countOldRows(dependencies.store.reader, { table, before });
      return ok({ table: parts.table, row_count, archive_table: null });
    }
    const name = `${ARCHIVE_PREFIX}${parts.table}__${digitsOf(dependencies.clock.now())}`;
    const archive = body.skip_archive === true ? null : name;
    const row_count = await clean(dependencies, { table, before, archive });
    return ok({ table: parts.table, row_count, archive_table: row_count > 0 ? archive : null });
  },
});

async function clean(
  { store }: RouteDependencies,
  given: { readonly table: CleanableTable; readonly before: Instant; readonly archive: string | null },
): Promise<number> {
  const limit = given.table.table === "dag_run" ? RUNS_PER_BATCH : ROWS_PER_BATCH;
  for (let total = 0; ; ) {
    const count = await store.transaction((transaction) => cleanTable(transaction, { ...given, limit }));
    if (count === 0) return total;
    total += count;
    await afterOthers();
  }
}

/** `yyyymmddhhmmss` in UTC. */
function digitsOf(at: Instant): string {
  return new Date(at / 1000).toISOString().replaceAll(/\D/g, "").slice(0, 14);
}

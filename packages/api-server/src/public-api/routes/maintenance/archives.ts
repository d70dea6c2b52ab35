import { ARCHIVE_PREFIX, dropArchive, listArchives, readArchive } from "@baram/metadata-store";
import { integerParameter } from "../../../http/query-parameter.ts";
import { noContent, ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { MAY_MAINTAIN } from "./access.ts";

const ROWS_PER_PAGE = 1000;

/** What earlier cleanings have left. Beyond Airflow's API. */
export const listArchiveTables = defineRoute({
  method: "GET",
  path: "/maintenance/archives",
  operationId: "list_archives",
  summary: "List the tables that keep removed rows",
  access: MAY_MAINTAIN,
  answer: schema.object("ArchiveCollection", { archives: schema.list(schema.text()) }),

  async handle(_, { store }) {
    return ok({ archives: await listArchives(store.reader) });
  },
});

/** The rows of an archive, a page at a time. Beyond Airflow's API. */
export const readArchiveTable = defineRoute({
  method: "GET",
  path: "/maintenance/archives/{archive}",
  operationId: "read_archive",
  summary: "Read removed rows",
  access: MAY_MAINTAIN,
  query: { offset: integerParameter({ minimum: 0 }) },
  answer: schema.object("ArchivePage", {
    columns: schema.list(schema.text()),
    rows: schema.list(schema.list(schema.nullable(schema.text()))),
  }),
  refusals: [404],

  async handle({ parts, query }, { store }) {
    const name = await findArchive(parts.archive, store);
    if (name === null) return archiveNotFound(parts.archive);
    return ok(await readArchive(store.reader, { name, offset: query.offset ?? 0, limit: ROWS_PER_PAGE }));
  },
});

/** Removes an archive for good. Beyond Airflow's API. */
export const dropArchiveTable = defineRoute({
  method: "DELETE",
  path: "/maintenance/archives/{archive}",
  operationId: "drop_archive",
  summary: "Drop a table that keeps removed rows",
  access: MAY_MAINTAIN,
  audit: "drop_archive",
  answer: null,
  refusals: [404],

  async handle({ parts }, { store }) {
    const name = await findArchive(parts.archive, store);
    if (name === null) return archiveNotFound(parts.archive);
    await store.transaction((transaction) => dropArchive(transaction, name));
    return noContent();
  },
});

/** Only what is listed is read or dropped, whatever a path says. */
async function findArchive(
  given: string,
  { reader }: { readonly reader: Parameters<typeof listArchives>[0] },
): Promise<string | null> {
  return (await listArchives(reader)).find((name) => name === given) ?? null;
}

function archiveNotFound(name: string) {
  return problem(404, { title: `There is no archive "${name}"; their names begin with ${ARCHIVE_PREFIX}.` });
}

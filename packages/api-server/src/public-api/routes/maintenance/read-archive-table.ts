import { readArchive } from "@baram/metadata-store";
import { integerParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { archiveNotFound, findArchive } from "../../find-archive.ts";
import { MAY_MAINTAIN } from "../../maintenance-access.ts";

const ROWS_PER_PAGE = 1000;

/** The rows of an archive, a page at a time. Beyond Airflow's API. */
export const readArchiveTable = defineRoute({
  method: "GET",
  path: "/maintenance/archives/{archive}",
  operationId: "read_archive",
  tags: ["Maintenance"],
  summary: "Read removed rows",
  description: "The rows of an archive, a page at a time. Beyond Airflow's API.",
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

import { listArchives } from "@baram/metadata-store";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { MAY_MAINTAIN } from "../../maintenance-access.ts";

/** What earlier cleanings have left. Beyond Airflow's API. */
export const listArchiveTables = defineRoute({
  method: "GET",
  path: "/maintenance/archives",
  operationId: "list_archives",
  tags: ["Maintenance"],
  summary: "List the tables that keep removed rows",
  description: "The tables that earlier cleanings have left. Beyond Airflow's API.",
  access: MAY_MAINTAIN,
  answer: schema.object("ArchiveCollection", { archives: schema.list(schema.text()) }),

  async handle(_, { store }) {
    return ok({ archives: await listArchives(store.reader) });
  },
});

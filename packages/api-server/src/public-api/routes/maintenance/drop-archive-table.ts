import { dropArchive } from "@baram/metadata-store";
import { noContent } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { archiveNotFound, findArchive } from "../../find-archive.ts";
import { MAY_MAINTAIN } from "../../maintenance-access.ts";

/** Removes an archive for good. Beyond Airflow's API. */
export const dropArchiveTable = defineRoute({
  method: "DELETE",
  path: "/maintenance/archives/{archive}",
  operationId: "drop_archive",
  tags: ["Maintenance"],
  summary: "Drop a table that keeps removed rows",
  description: "Removes an archive for good. Beyond Airflow's API.",
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

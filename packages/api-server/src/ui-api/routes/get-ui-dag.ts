import { findDag, listDagVersions } from "@baram/metadata-store";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { dagNotFound } from "../../public-api/not-found.ts";
import { MAY_READ_DAGS } from "../access.ts";
import { readUiDags } from "../read-ui-dags.ts";
import { representUiDagDetails, UiDagDetails } from "../representations/ui-dag-details.ts";
import { representUiStructure, UiStructure } from "../representations/ui-structure.ts";

/** A Dag's page: all its facts, and its graph. */
export const getUiDag = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}",
  operationId: "get_ui_dag",
  summary: "Get a Dag with its graph",
  access: MAY_READ_DAGS,
  answer: schema.object("UiDagPage", { dag: UiDagDetails, structure: UiStructure }),
  refusals: [404],

  async handle({ parts }, dependencies) {
    const { store, configuration } = dependencies;
    const dag = await findDag(store.reader, parts.dag_id);
    const [dagParts] = dag === null ? [] : await readUiDags([dag], dependencies);
    if (dagParts === undefined) return dagNotFound(parts.dag_id);
    const versions = await listDagVersions(store.reader, parts.dag_id);
    return ok({
      dag: representUiDagDetails(dagParts, { versions, dagsFolder: configuration.dagsFolder }),
      structure: representUiStructure(dagParts.serialized),
    });
  },
});

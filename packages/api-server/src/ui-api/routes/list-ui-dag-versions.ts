import { formatInstant } from "@baram/domain";
import { countDagRunsByVersion, findDag, listDagVersions } from "@baram/metadata-store";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { dagNotFound } from "../../public-api/not-found.ts";
import { MAY_READ_RUNS } from "../access.ts";

/** How many runs are looked at for the version they use. */
const LATEST_RUNS = 1000;

/** The versions of a Dag, newest first, with what of the latest runs used each. */
export const listUiDagVersions = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/versions",
  operationId: "list_ui_dag_versions",
  summary: "List the versions of a Dag with the runs that used them",
  access: MAY_READ_RUNS,
  answer: schema.object("UiDagVersions", {
    versions: schema.list(
      schema.object("UiDagVersionUse", {
        number: schema.integer(),
        created_at: schema.dateTime(),
        // Whether the author's code is another than in the version before; else only the Dag's shape is.
        has_new_code: schema.boolean(),
        run_count: schema.integer(),
        earliest_run: schema.nullable(schema.dateTime()),
        latest_run: schema.nullable(schema.dateTime()),
      }),
    ),
    // How many of the latest runs were counted, at most.
    counted_runs: schema.integer(),
  }),
  refusals: [404],

  async handle({ parts }, { store }) {
    const { dag_id: dagId } = parts;
    if ((await findDag(store.reader, dagId)) === null) return dagNotFound(dagId);
    const versions = await listDagVersions(store.reader, dagId);
    const uses = await countDagRunsByVersion(store.reader, { dagId, limit: LATEST_RUNS });
    const useOf = new Map(uses.map((use) => [use.dagVersionId, use]));
    return ok({
      versions: versions.map((version, place) => {
        const use = useOf.get(version.id);
        return {
          number: version.versionNumber,
          created_at: formatInstant(version.createdAt),
          has_new_code: versions[place + 1]?.bundleHash !== version.bundleHash,
          run_count: use?.count ?? 0,
          earliest_run: use === undefined ? null : formatInstant(use.earliest),
          latest_run: use === undefined ? null : formatInstant(use.latest),
        };
      }),
      counted_runs: LATEST_RUNS,
    });
  },
});

import { posix } from "node:path";
import { formatInstant } from "@baram/domain";
import type { listDagVersions } from "@baram/metadata-store";
import { instantText } from "../../http/instant-text.ts";
import * as schema from "../../http/schema.ts";
import { representUiDag, UI_DAG_PROPERTIES, type UiDagParts } from "./ui-dag.ts";

const UiDagVersion = schema.object("UiDagVersion", { number: schema.integer(), created_at: schema.dateTime() });

/** A Dag on its own page. */
export const UiDagDetails = schema.object("UiDagDetails", {
  ...UI_DAG_PROPERTIES,
  doc_md: schema.nullable(schema.text()),
  timezone: schema.text(),
  start_date: schema.nullable(schema.dateTime()),
  end_date: schema.nullable(schema.dateTime()),
  catchup: schema.boolean(),
  max_active_runs: schema.integer(),
  max_active_tasks: schema.integer(),
  params: schema.record(
    schema.object("UiParam", {
      schema: schema.anyObject(),
      description: schema.nullable(schema.text()),
      value: schema.anyJson(),
    }),
  ),
  version: UiDagVersion,
  versions: schema.list(UiDagVersion),
  fileloc: schema.text(),
});

/** A Dag with all its facts. */
export function representUiDagDetails(
  parts: UiDagParts,
  {
    versions,
    dagsFolder,
  }: { readonly versions: Awaited<ReturnType<typeof listDagVersions>>; readonly dagsFolder: string },
): schema.Described<typeof UiDagDetails> {
  const { dag, serialized } = parts;
  const params = Object.entries(serialized.params).map(([name, param]) => [
    name,
    { schema: param.schema, description: param.description, value: param.default ?? null },
  ]);
  return {
    ...representUiDag(parts),
    doc_md: serialized.docMd,
    timezone: serialized.timezone,
    start_date: instantText(serialized.startDate),
    end_date: instantText(serialized.endDate),
    catchup: serialized.catchup,
    max_active_runs: dag.maxActiveRuns,
    max_active_tasks: dag.maxActiveTasks,
    params: Object.fromEntries(params) as schema.Described<typeof UiDagDetails>["params"],
    version: { number: dag.versionNumber, created_at: formatInstant(dag.versionCreatedAt) },
    versions: versions.map((version) => ({
      number: version.versionNumber,
      created_at: formatInstant(version.createdAt),
    })),
    fileloc: posix.join(dagsFolder, dag.relativePath),
  };
}

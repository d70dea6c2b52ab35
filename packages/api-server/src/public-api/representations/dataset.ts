import { formatInstant, type JsonObject } from "@baram/domain";
import type { findAsset } from "@baram/metadata-store";
import * as schema from "../../http/schema.ts";

/** An asset in the stable API, which calls it a dataset. */
export const DatasetRepresentation = schema.object("Dataset", {
  id: schema.integer(),
  uri: schema.text(),
  extra: schema.nullable(schema.anyObject()),
  created_at: schema.text(),
  updated_at: schema.text(),
  consuming_dags: schema.list(
    schema.object("DagScheduleDatasetReference", {
      dag_id: schema.nullable(schema.text()),
      created_at: schema.text(),
      updated_at: schema.text(),
    }),
  ),
  producing_tasks: schema.list(
    schema.object("TaskOutletDatasetReference", {
      dag_id: schema.nullable(schema.text()),
      task_id: schema.nullable(schema.text()),
      created_at: schema.text(),
      updated_at: schema.text(),
    }),
  ),
  aliases: schema.list(schema.object("DatasetAlias", { id: schema.integer(), name: schema.text() })),
});

type AssetRow = NonNullable<Awaited<ReturnType<typeof findAsset>>>;

/** An asset in the words of the stable API. When a Dag began to name it is not kept: it has the asset's own moment. */
export function representDataset(asset: AssetRow): schema.Described<typeof DatasetRepresentation> {
  const moments = { created_at: formatInstant(asset.createdAt), updated_at: formatInstant(asset.createdAt) };
  const { references } = asset;
  return {
    ...moments,
    aliases: asset.aliases.map(({ id, name }) => ({ id, name })),
    consuming_dags: references
      .filter(({ role }) => role === "schedule")
      .map(({ dagId }) => ({ ...moments, dag_id: dagId })),
    extra: JSON.parse(asset.extra) as JsonObject,
    id: asset.id,
    producing_tasks: references
      .filter(({ role }) => role === "outlet")
      .map(({ dagId, taskId }) => ({ ...moments, dag_id: dagId, task_id: taskId })),
    uri: asset.uri,
  };
}

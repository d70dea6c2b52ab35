import { listDagVersionsOfRuns, type MetadataStore, type TaskInstanceRow } from "@baram/metadata-store";

/** What an instance is shown as: what the version of its run's Dag says, or else its task's id. */
export type DisplayNames = (instance: Pick<TaskInstanceRow, "dagRunId" | "taskId">) => string;

/** Reads what some instances are shown as. */
export async function readDisplayNames(
  { reader, serializedDags }: Pick<MetadataStore, "reader" | "serializedDags">,
  instances: readonly Pick<TaskInstanceRow, "dagRunId">[],
): Promise<DisplayNames> {
  const versions = await listDagVersionsOfRuns(reader, [...new Set(instances.map(({ dagRunId }) => dagRunId))]);
  await serializedDags.load(
    reader,
    versions.map(({ dagVersionId }) => dagVersionId),
  );
  const names = new Map<number, ReadonlyMap<string, string>>();
  for (const { id, dagVersionId } of versions) {
    const { dag } = await serializedDags.get(reader, dagVersionId);
    const shown = dag.tasks.flatMap(({ taskId, taskDisplayName }): readonly [string, string][] =>
      taskDisplayName === undefined ? [] : [[taskId, taskDisplayName]],
    );
    if (shown.length > 0) names.set(id, new Map(shown));
  }
  return ({ dagRunId, taskId }) => names.get(dagRunId)?.get(taskId) ?? taskId;
}

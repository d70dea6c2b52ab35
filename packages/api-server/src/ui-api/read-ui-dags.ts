import { countDagRunsByState, type DagRow, listRecentDagRuns, listTagsOfDags } from "@baram/metadata-store";
import { fileTokenOf } from "../public-api/file-token.ts";
import type { RouteDependencies } from "../route-dependencies.ts";
import type { UiDagParts } from "./representations/ui-dag.ts";

const RECENT_RUNS = 16;

/** Reads what belongs to some Dags beside their rows, with one query for each kind of thing. */
export async function readUiDags(
  dags: readonly DagRow[],
  { store, clock, fernet }: RouteDependencies,
): Promise<readonly UiDagParts[]> {
  const dagIds = dags.map((dag) => dag.dagId);
  const [tags, recentRuns, counts] = await Promise.all([
    listTagsOfDags(store.reader, dagIds),
    listRecentDagRuns(store.reader, { dagIds, limitPerDag: RECENT_RUNS }),
    countDagRunsByState(store.reader, dagIds, { clock }),
    store.serializedDags.load(
      store.reader,
      dags.map(({ dagVersionId }) => dagVersionId),
    ),
  ]);
  const parts: UiDagParts[] = [];
  for (const dag of dags) {
    const { dag: serialized } = await store.serializedDags.get(store.reader, dag.dagVersionId);
    const runCounts = { queued: 0, running: 0, success: 0, failed: 0 };
    for (const { dagId, state, count } of counts) if (dagId === dag.dagId) runCounts[state] = count;
    parts.push({
      dag,
      serialized,
      runCounts,
      tags: tags.get(dag.dagId) ?? [],
      recentRuns: recentRuns.filter((run) => run.dagId === dag.dagId),
      fileToken: fileTokenOf(fernet, dag.relativePath),
    });
  }
  return parts;
}

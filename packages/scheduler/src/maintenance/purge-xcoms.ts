import { deleteXComsToPurge, listXComsToPurge } from "@baram/metadata-store";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/**
 * Has author code remove what is kept of deleted XComs outside of the database, a hundred at most. What it cannot
 * remove stays noted and is tried again.
 *
 * @returns how many were removed.
 */
export async function purgeXComs({ store, logger, askAboutXComs }: SchedulerDependencies): Promise<number> {
  if (askAboutXComs === undefined) return 0;
  const rows = await listXComsToPurge(store.reader, { taskInstanceId: null });
  if (rows.length === 0) return 0;
  const xcoms = rows.map(({ id, dagId, runId, taskId, mapIndex, key, value }) => ({
    id,
    place: { dagId, runId, taskId, mapIndex, key },
    value,
  }));
  const answer = await askAboutXComs.ask({ kind: "purgeXComs", backend: askAboutXComs.backend, xcoms });
  if (answer.kind === "failed") {
    logger.warn("XComs of the past could not be removed outside of the database", { reason: answer.message });
    return 0;
  }
  await store.transaction((transaction) =>
    deleteXComsToPurge(
      transaction,
      xcoms.map(({ id }) => id),
    ),
  );
  return xcoms.length;
}

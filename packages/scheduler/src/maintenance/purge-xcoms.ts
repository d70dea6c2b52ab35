import { deleteXComsToPurge, listXComsToPurge, postponeXComsToPurge } from "@baram/metadata-store";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/**
 * Has author code remove what is kept of deleted XComs outside of the database, a hundred at most. What it cannot
 * remove stays noted behind all the others, and is tried again.
 *
 * @returns how many were removed; call again while it is not zero.
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
  const { ids, thrown } = answer.kind === "failed" ? { ids: [], thrown: [answer.message] } : answer.answer;
  const [reason] = thrown;
  if (reason !== undefined) {
    const count = xcoms.length - ids.length;
    logger.warn("XComs of the past could not be removed outside of the database", { count, reason });
  }
  const removed = new Set(ids);
  await store.transaction(async (transaction) => {
    await deleteXComsToPurge(transaction, ids);
    const others = xcoms.filter(({ id }) => !removed.has(id));
    await postponeXComsToPurge(
      transaction,
      others.map(({ id }) => id),
    );
  });
  return ids.length;
}

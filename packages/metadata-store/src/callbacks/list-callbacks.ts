import type { CallbackCall } from "@baram/domain";
import type { MetadataReader } from "../metadata-store.ts";

/** What author code was or is to be told of, the newest first. */
export async function listCallbacks(
  reader: MetadataReader,
  {
    dagId,
    runId,
    limit,
    offset,
  }: { readonly dagId: string; readonly runId: string | null; readonly limit: number; readonly offset: number },
) {
  const rows = await reader
    .selectFrom("callback")
    .innerJoin("dagRun", "dagRun.id", "callback.dagRunId")
    .select([
      "callback.id",
      "callback.dagId",
      "dagRun.runId",
      "callback.call",
      "callback.state",
      "callback.tries",
      "callback.createdAt",
      "callback.endedAt",
      "callback.message",
    ])
    .where("dagRun.dagId", "=", dagId)
    .$if(runId !== null, (query) => query.where("dagRun.runId", "=", runId ?? ""))
    .orderBy("callback.id", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ call, ...row }) => ({ ...row, call: JSON.parse(call) as CallbackCall }));
}

/** Where a callback of a Dag stands; `null` when the Dag has none of this id. */
export async function findCallback(
  reader: MetadataReader,
  { dagId, callbackId }: { readonly dagId: string; readonly callbackId: number },
) {
  const row = await reader
    .selectFrom("callback")
    .innerJoin("dagRun", "dagRun.id", "callback.dagRunId")
    .select(["dagRun.runId", "callback.state", "callback.tries"])
    .where("callback.id", "=", callbackId)
    .where("callback.dagId", "=", dagId)
    .executeTakeFirst();
  return row ?? null;
}

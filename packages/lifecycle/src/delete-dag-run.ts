import { type Instant, isFinishedTaskInstanceState } from "@baram/domain";
import {
  claimDagRun,
  claimTaskInstancesOfRuns,
  deleteXComsOfDagRun,
  type MetadataTransaction,
  noteChange,
} from "@baram/metadata-store";
import { updateNextDagRun } from "./update-next-dag-run.ts";

/** Deletes a run with its instances, tries and XComs; running attempts are stopped. @returns whether there was one. */
export async function deleteDagRun(
  transaction: MetadataTransaction,
  { dagId, runId, now }: { readonly dagId: string; readonly runId: string; readonly now: Instant },
): Promise<boolean> {
  const dagRun = await claimDagRun(transaction, { dagId, runId });
  if (dagRun === null) return false;
  for (const instance of await claimTaskInstancesOfRuns(transaction, [dagRun.id])) {
    if (isFinishedTaskInstanceState(instance.state) || instance.leaseToken === null) continue;
    const { id, leaseToken } = instance;
    noteChange(transaction, { kind: "stopAttempt", taskInstanceId: id, leaseToken });
  }
  await deleteXComsOfDagRun(transaction, dagRun.id);
  await transaction.deleteFrom("dagRun").where("id", "=", dagRun.id).execute();
  await updateNextDagRun(transaction, { dagId, now });
  noteChange(transaction, { kind: "dag", dagId });
  return true;
}

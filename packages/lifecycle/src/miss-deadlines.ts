import type { CallbackCall, Instant } from "@baram/domain";
import {
  claimDueDeadlines,
  findLateTaskInstance,
  insertCallbacks,
  type MetadataTransaction,
  type NewCallback,
  serializedDagsOf,
  settleDeadlines,
} from "@baram/metadata-store";

/** How many deadlines one call looks at; the rest follows in the next. */
const DEADLINES_PER_CALL = 50;

type DueDeadline = Awaited<ReturnType<typeof claimDueDeadlines>>[number];

/**
 * Looks at the deadlines whose moment has come: those that were met are forgotten, those that were missed are kept, and
 * whom their author named is told.
 *
 * @returns how many there were; call again while it is not zero.
 */
export async function missDeadlines(
  transaction: MetadataTransaction,
  { now }: { readonly now: Instant },
): Promise<number> {
  const due = await claimDueDeadlines(transaction, { now, limit: DEADLINES_PER_CALL });
  const met: number[] = [];
  const missed: number[] = [];
  const callbacks: NewCallback[] = [];
  for (const deadline of due) {
    const late = await findLate(transaction, deadline);
    if (late === null) {
      met.push(deadline.id);
      continue;
    }
    missed.push(deadline.id);
    if (!(await hasCallback(transaction, deadline))) continue;
    const { dagId, dagRunId, taskId, position, dueAt } = deadline;
    const call: CallbackCall = { kind: "deadline", taskId, position, dueAt };
    callbacks.push({ dagId, dagRunId, taskInstanceId: late.taskInstanceId, call });
  }
  await settleDeadlines(transaction, { met, missed, now });
  await insertCallbacks(transaction, callbacks, now);
  return due.length;
}

/** What has missed a deadline; `null` where it was met. */
async function findLate(
  transaction: MetadataTransaction,
  { dagRunId, taskId, dueAt, runState, runEndDate }: DueDeadline,
): Promise<{ readonly taskInstanceId: number | null } | null> {
  if (taskId === null) {
    const isMet = runState === "success" && runEndDate !== null && runEndDate <= dueAt;
    return isMet ? null : { taskInstanceId: null };
  }
  const late = await findLateTaskInstance(transaction, { dagRunId, taskId, dueAt });
  return late === null ? null : { taskInstanceId: late.id };
}

async function hasCallback(
  transaction: MetadataTransaction,
  { dagVersionId, taskId, position }: DueDeadline,
): Promise<boolean> {
  const { dag } = await serializedDagsOf(transaction).get(transaction, dagVersionId);
  const of = taskId === null ? dag : dag.tasks.find((task) => task.taskId === taskId);
  return of?.deadlines?.[position]?.hasCallback ?? false;
}

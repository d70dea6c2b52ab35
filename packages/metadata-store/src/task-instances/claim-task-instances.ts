import type { TaskInstanceState } from "@baram/domain";
import type { MetadataTransaction } from "../metadata-store.ts";
import { dialectOf } from "../metadata-store.ts";
import { LOCKED_COLUMNS, type LockedTaskInstance } from "./locked-task-instance.ts";

/** Locks the instances with these ids, those that exist, by id. The caller holds their runs. */
export async function claimTaskInstancesById(
  transaction: MetadataTransaction,
  ids: readonly number[],
): Promise<readonly LockedTaskInstance[]> {
  const given = dialectOf(transaction).rows<{ id: number }, "given">(
    "given",
    { id: "integer" },
    ids.map((id) => ({ id })),
  );
  return transaction
    .selectFrom(given)
    .innerJoin("taskInstance", "taskInstance.id", "given.id")
    .select(LOCKED_COLUMNS)
    .orderBy("taskInstance.id")
    .$if(dialectOf(transaction).locksRows, (query) => query.forUpdate("taskInstance"))
    .execute();
}

/** One task of one run: all its map indexes. */
export interface RunTask {
  readonly dagRunId: number;
  readonly taskId: string;
}

/** Locks every instance of the given tasks in the given runs, by id. The caller holds the runs. */
export async function claimTaskInstancesOfTasks(
  transaction: MetadataTransaction,
  tasks: readonly RunTask[],
): Promise<readonly LockedTaskInstance[]> {
  if (tasks.length === 0) return [];
  const columns = { dagRunId: "integer", taskId: "text" } as const;
  const given = dialectOf(transaction).rows<RunTask, "given">("given", columns, tasks);
  return transaction
    .selectFrom(given)
    .innerJoin("taskInstance", (join) =>
      join.onRef("taskInstance.dagRunId", "=", "given.dagRunId").onRef("taskInstance.taskId", "=", "given.taskId"),
    )
    .select(LOCKED_COLUMNS)
    .orderBy("taskInstance.id")
    .$if(dialectOf(transaction).locksRows, (query) => query.forUpdate("taskInstance"))
    .execute();
}

/** Locks the instances of one run, all or those in some states, by id. The caller holds the run. */
export async function claimTaskInstancesOfRun(
  transaction: MetadataTransaction,
  { dagRunId, states }: { readonly dagRunId: number; readonly states?: readonly TaskInstanceState[] },
): Promise<readonly LockedTaskInstance[]> {
  return transaction
    .selectFrom("taskInstance")
    .select(LOCKED_COLUMNS)
    .where("dagRunId", "=", dagRunId)
    .$if(states !== undefined, (query) => query.where("state", "in", states ?? []))
    .orderBy("taskInstance.id")
    .$if(dialectOf(transaction).locksRows, (query) => query.forUpdate("taskInstance"))
    .execute();
}

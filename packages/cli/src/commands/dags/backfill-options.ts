import type { DateArgument } from "../../arguments/date-argument.ts";
import { readJsonObject } from "../../arguments/json-argument.ts";
import { readPattern } from "../../arguments/pattern-argument.ts";
import type { Installation } from "../../installation/installation.ts";
import type { BackfillWish } from "../../installation/installation-backfills.ts";
import { CommandFailure } from "../../program/command-failure.ts";

/** What `baram dags backfill` was given. */
export interface BackfillOptions {
  readonly dagId: string;
  readonly startDate?: DateArgument;
  readonly endDate?: DateArgument;
  readonly taskRegex?: string;
  readonly ignoreDependencies?: boolean;
  readonly rerunFailedTasks?: boolean;
  readonly resetDagruns?: boolean;
  readonly yes?: boolean;
  readonly runBackwards?: boolean;
  readonly continueOnFailures?: boolean;
  readonly disableRetry?: boolean;
  readonly markSuccess?: boolean;
  readonly maxActiveRuns?: number;
  readonly pool?: string;
  readonly conf?: string;
  readonly dryRun?: boolean;
  readonly local?: boolean;
  readonly delayOnLimit?: string;
  readonly treatDagIdAsRegex?: boolean;
  readonly treatDagAsRegex?: boolean;
  readonly subdir?: string;
  readonly verbose?: boolean;
}

/** What is asked for a Dag, or that no task of it matches. */
export type WishOfOptions =
  | { readonly kind: "wish"; readonly wish: BackfillWish; readonly body: BackfillWish }
  | { readonly kind: "no-task-matches" };

/** Refuses what contradicts itself, or would do nothing. Throws {@link CommandFailure} with one sentence. */
export function checkBackfillOptions(options: BackfillOptions): void {
  if (options.startDate === undefined && options.endDate === undefined) {
    throw new CommandFailure("Give a start date (-s) or an end date (-e), or both; one alone is that date only.");
  }
  if (options.delayOnLimit !== undefined) {
    throw new CommandFailure(
      "--delay-on-limit has nothing to delay: the scheduler begins the next run the moment another ends; leave it out.",
    );
  }
  if (options.ignoreDependencies === true && options.taskRegex === undefined) {
    throw new CommandFailure("-i leaves out what is upstream of the tasks that -t chooses; give -t as well.");
  }
}

/** Puts the options of a command into the API's words. */
export async function wishOfOptions(
  installation: Installation,
  dagId: string,
  options: BackfillOptions,
): Promise<WishOfOptions> {
  const taskIds = await chooseTaskIds(installation, dagId, options);
  if (taskIds?.length === 0) return { kind: "no-task-matches" };
  const date = options.startDate ?? options.endDate;
  const wish: BackfillWish = {
    from_date: date?.text ?? "",
    to_date: (options.endDate ?? date)?.text ?? "",
    rerun_behavior: rerunBehavior(options),
    run_backwards: options.runBackwards === true,
    max_active_runs: options.maxActiveRuns ?? null,
    task_ids: taskIds,
    include_upstream: options.ignoreDependencies !== true,
    pool: options.pool ?? null,
  };
  const body = {
    ...wish,
    conf: readJsonObject(options.conf, "--conf"),
    continue_on_failures: options.continueOnFailures === true,
    mark_success: options.markSuccess === true,
    disable_retry: options.disableRetry === true,
  };
  return { kind: "wish", wish, body };
}

/** Parity: the pattern is found anywhere in an id. */
async function chooseTaskIds(
  installation: Installation,
  dagId: string,
  { taskRegex }: BackfillOptions,
): Promise<readonly string[] | null> {
  if (taskRegex === undefined) return null;
  const pattern = readPattern(taskRegex);
  return (await installation.backfills.listTaskIds(dagId)).filter((taskId) => pattern.test(taskId));
}

function rerunBehavior({ resetDagruns, rerunFailedTasks }: BackfillOptions): BackfillWish["rerun_behavior"] {
  if (resetDagruns === true) return "completed";
  return rerunFailedTasks === true ? "failed" : "none";
}

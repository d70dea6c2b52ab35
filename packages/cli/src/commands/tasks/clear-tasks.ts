import type { DateArgument } from "../../arguments/date-argument.ts";
import { readPattern } from "../../arguments/pattern-argument.ts";
import type { Installation } from "../../installation/installation.ts";
import type { ClearWish } from "../../installation/installation-dag-runs.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { askYesOrNo } from "../../terminal/ask-yes-or-no.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";
import { dagNotFound } from "../dags/get-known-dag.ts";

/** What `baram tasks clear` was given. */
export interface ClearTasksOptions extends VerboseOptions {
  readonly dagId: string;
  readonly dagRegex?: boolean;
  readonly taskRegex?: string;
  readonly downstream?: boolean;
  readonly upstream?: boolean;
  /** Both ends are part of the range of logical dates. */
  readonly startDate?: DateArgument;
  readonly endDate?: DateArgument;
  readonly onlyFailed?: boolean;
  readonly onlyRunning?: boolean;
  readonly yes?: boolean;
}

/** Lets task instances run again; their finished runs are queued again. */
export async function clearTasks(terminal: Terminal, options: ClearTasksOptions): Promise<number> {
  const { dagId, yes = false, verbose } = options;
  const event = { event: "cli_task_clear", dagId, readsDagFiles: true, verbose };
  return withInstallation(terminal, event, async (installation) => {
    const wishes = await wishesOf(installation, options);
    const cleared = [];
    for (const wish of wishes) cleared.push(...(await installation.dagRuns.clear(wish, { isDryRun: true })));
    if (cleared.length === 0) {
      say(terminal, "Nothing to clear.");
      return 0;
    }
    if (!yes && !(await isConfirmed(terminal, cleared))) {
      say(terminal, "Cancelled, nothing was cleared.");
      return 0;
    }
    for (const wish of wishes) await installation.dagRuns.clear(wish, { isDryRun: false });
    return 0;
  });
}

async function wishesOf(installation: Installation, options: ClearTasksOptions): Promise<readonly ClearWish[]> {
  const { dagId, dagRegex = false, taskRegex } = options;
  const pattern = dagRegex ? readPattern(dagId) : null;
  const dags = await installation.listDags();
  const dagIds = dags.map(({ dag_id }) => dag_id).filter((id) => (pattern === null ? id === dagId : pattern.test(id)));
  if (dagIds.length === 0) throw dagNotFound(dagId);
  const wishes: ClearWish[] = [];
  for (const id of dagIds) {
    const taskIds = taskRegex === undefined ? null : await matchingTasks(installation, id, taskRegex);
    if (taskIds !== null && taskIds.length === 0) continue;
    wishes.push({
      dagId: id,
      taskIds,
      from: options.startDate?.text ?? null,
      to: options.endDate?.text ?? null,
      includeDownstream: options.downstream ?? false,
      includeUpstream: options.upstream ?? false,
      onlyFailed: options.onlyFailed ?? false,
      onlyRunning: options.onlyRunning ?? false,
    });
  }
  return wishes;
}

/** Parity: a pattern is found anywhere in an id. */
async function matchingTasks(installation: Installation, dagId: string, taskRegex: string): Promise<readonly string[]> {
  const pattern = readPattern(taskRegex);
  const tasks = (await installation.listTasks(dagId)) ?? [];
  return tasks.map(({ task_id }) => task_id).filter((id) => pattern.test(id));
}

function isConfirmed(
  terminal: Terminal,
  cleared: readonly {
    readonly dagId: string;
    readonly taskId: string;
    readonly runId: string;
    readonly state: string | null;
  }[],
): Promise<boolean> {
  const lines = cleared.map(
    ({ dagId, taskId, runId, state }) => `<TaskInstance: ${dagId}.${taskId} ${runId} [${state ?? "None"}]>`,
  );
  const question = `You are about to delete these ${cleared.length} tasks:\n${lines.join("\n")}\n\nAre you sure? [y/n]`;
  return askYesOrNo(terminal, question);
}

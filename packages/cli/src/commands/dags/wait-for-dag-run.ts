import { isFinishedDagRunState } from "@baram/domain";
import type { Installation } from "../../installation/installation.ts";
import type { DagRunEndOfApi } from "../../installation/installation-dag-runs.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { complain, type Terminal } from "../../terminal/terminal.ts";

/** How long one request waits: less than proxies give a silent one. */
const SECONDS_PER_REQUEST = 50;
const MICROSECONDS_PER_SECOND = 1_000_000;

/** What is waited for. */
interface Wait {
  readonly dagId: string;
  readonly runId: string;
  /** In seconds; absent is until the run is over. */
  readonly timeout?: number;
  /** The ids of tasks, by comma. */
  readonly result?: string;
}

/** Throws {@link CommandFailure} where nobody would carry a run out, or a task is not there, before a run is made. */
export async function expectAnEnd(
  installation: Installation,
  { dagId, result }: Pick<Wait, "dagId" | "result">,
): Promise<void> {
  if (!(await installation.hasScheduler())) {
    throw new CommandFailure(
      "No scheduler is at work, so nobody would carry the run out: start one (baram standalone), or leave out --wait.",
    );
  }
  if (result === undefined) return;
  const tasks = (await installation.listTasks(dagId)) ?? [];
  const unknown = taskIdsOf(result).find((id) => !tasks.some(({ task_id: taskId }) => taskId === id));
  if (unknown !== undefined) throw new CommandFailure(`Dag ${dagId} has no task "${unknown}" to wait for.`);
}

/** Stays until the run is over. Throws {@link CommandFailure} when the time is over before. */
export async function waitForDagRun(
  terminal: Terminal,
  installation: Installation,
  wait: Wait,
): Promise<DagRunEndOfApi> {
  const { dagId, runId, timeout = Number.POSITIVE_INFINITY, result } = wait;
  await sayWhatIsWaitedFor(terminal, installation, wait);
  const taskIds = result === undefined ? [] : taskIdsOf(result);
  const from = terminal.clock.now();
  for (let left = timeout; ; left = timeout - (terminal.clock.now() - from) / MICROSECONDS_PER_SECOND) {
    const seconds = Math.max(0, Math.ceil(Math.min(SECONDS_PER_REQUEST, left)));
    const end = await installation.dagRuns.waitFor({ dagId, runId }, { seconds, taskIds });
    if (isFinishedDagRunState(end.state)) return end;
    if (left <= SECONDS_PER_REQUEST) {
      throw new CommandFailure(
        `The run ${runId} of ${dagId} is still ${end.state} after ${timeout} seconds; it goes on.`,
      );
    }
  }
}

async function sayWhatIsWaitedFor(
  terminal: Terminal,
  installation: Installation,
  { dagId, runId }: Wait,
): Promise<void> {
  complain(terminal, `Waiting for the run ${runId} of ${dagId}.`);
  const dag = await installation.findDag(dagId);
  if (dag?.is_paused !== true) return;
  complain(terminal, `The Dag is paused, and the run is queued until it is not: baram dags unpause ${dagId}`);
}

function taskIdsOf(result: string): readonly string[] {
  return result.split(",").map((taskId) => taskId.trim());
}

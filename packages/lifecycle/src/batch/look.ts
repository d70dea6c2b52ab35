import { indexesMet, levelsShared } from "@baram/domain";
import type { RunTask, RunTaskIndex } from "@baram/metadata-store";
import type { RunInBatch } from "./batched-task-instance.ts";
import type { Candidate } from "./candidate.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/** What is looked at of a task in one round: all its instances, or single ones of an expanded task. */
export interface Look {
  readonly run: RunInBatch;
  readonly taskId: string;
  /** `null` for all. */
  mapIndexes: Set<number> | null;
}

/** Puts together what the candidates ask for, and reads what is needed to judge it, in as few queries as there can be. */
export async function lookAt(batch: TransitionBatch, candidates: readonly Candidate[]): Promise<readonly Look[]> {
  await batch.loadExpansions(candidates.flatMap(mappedTasksAround));
  const looks = gatherLooks(candidates);
  const tasks: RunTask[] = [];
  const instances: RunTaskIndex[] = [];
  for (const look of looks) {
    const dagRunId = look.run.row.id;
    if (!isExpanded(look)) tasks.push({ dagRunId, taskId: look.taskId });
    else for (const mapIndex of look.mapIndexes ?? []) instances.push({ dagRunId, taskId: look.taskId, mapIndex });
    for (const taskId of tasksAround(look)) {
      if (!isExpanded({ run: look.run, taskId })) tasks.push({ dagRunId, taskId });
      else if (look.mapIndexes !== null) {
        for (const mapIndex of indexesNeeded(look, taskId)) instances.push({ dagRunId, taskId, mapIndex });
      }
    }
  }
  await Promise.all([batch.loadTasks(tasks), batch.loadByIndex(instances)]);
  return looks;
}

/** Reads all that is needed to judge every instance of an expanded task. Costs work in proportion to their number. */
export async function loadExpandedTask(batch: TransitionBatch, look: Look): Promise<void> {
  const dagRunId = look.run.row.id;
  const met = tasksAround(look).filter((taskId) => meetsByIndex(look.run, look.taskId, taskId));
  await batch.loadTasks([look.taskId, ...met].map((taskId) => ({ dagRunId, taskId })));
}

/** Whether a task has been expanded; what is known of it must have been read. */
export function isExpanded({ run, taskId }: { readonly run: RunInBatch; readonly taskId: string }): boolean {
  return run.lengthsOf(taskId) !== null;
}

/**
 * Whether the instances of two expanded tasks meet by index: they share a mapped group, or the upper one decides about
 * the lower one by its own index, as a mapped branch does.
 */
function meetsByIndex(run: RunInBatch, taskId: string, upstreamId: string): boolean {
  return (
    isExpanded({ run, taskId: upstreamId }) && (levelsShared(run, taskId, upstreamId) > 0 || decides(run, upstreamId))
  );
}

/** Whether a task is a branch or a short circuit. */
export function decides({ graph }: RunInBatch, taskId: string): boolean {
  const { kind } = graph.task(taskId);
  return kind === "branch" || kind === "shortCircuit";
}

function gatherLooks(candidates: readonly Candidate[]): readonly Look[] {
  const looks = new Map<RunInBatch, Map<string, Look>>();
  for (const candidate of candidates) {
    const { run, taskId } = candidate;
    const ofRun = looks.get(run) ?? new Map<string, Look>();
    looks.set(run, ofRun);
    const indexes = indexesOf(candidate);
    const known = ofRun.get(taskId);
    if (known === undefined) ofRun.set(taskId, { run, taskId, mapIndexes: indexes === null ? null : new Set(indexes) });
    else if (indexes === null) known.mapIndexes = null;
    else for (const index of indexes) known.mapIndexes?.add(index);
  }
  return [...looks.values()].flatMap((ofRun) => [...ofRun.values()]);
}

function indexesOf(candidate: Candidate): Iterable<number> | null {
  const { run, taskId, mapIndex = -1, below } = candidate;
  if (!isExpanded(candidate)) return null;
  if (mapIndex >= 0) return [mapIndex];
  if (below === undefined || !isExpanded({ run, taskId: below.taskId })) return null;
  return indexesMet(run, { taskId: below.taskId, mapIndex: below.mapIndex, otherId: taskId });
}

function indexesNeeded({ run, taskId, mapIndexes }: Look, otherId: string): readonly number[] {
  const own = [...(mapIndexes ?? [])];
  if (levelsShared(run, taskId, otherId) > 0) {
    return own.flatMap((mapIndex) => [...indexesMet(run, { taskId, mapIndex, otherId })]);
  }
  return decides(run, otherId) ? own : [];
}

/** The tasks whose end decides about a task. */
export function tasksAround({ run, taskId }: { readonly run: RunInBatch; readonly taskId: string }): readonly string[] {
  const { graph, mapping } = run;
  const around = [...graph.upstreamIds(taskId), ...graph.relevantSetups(taskId)];
  const sourceIds = mapping?.find(taskId)?.sourceIds ?? [];
  return sourceIds.length === 0 ? around : [...new Set([...around, ...sourceIds])];
}

function mappedTasksAround(candidate: Candidate): readonly RunTask[] {
  const { run, taskId, below } = candidate;
  const { mapping } = run;
  if (mapping === null) return [];
  const taskIds = [taskId, ...tasksAround(candidate), ...(below === undefined ? [] : [below.taskId])];
  return taskIds.filter((id) => mapping.find(id) !== null).map((id) => ({ dagRunId: run.row.id, taskId: id }));
}

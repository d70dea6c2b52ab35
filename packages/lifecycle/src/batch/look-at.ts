import { indexesMet, isDecider, levelsShared, tasksAround } from "@baram/domain";
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
    if (look.run.lengthsOf(look.taskId) === null) tasks.push({ dagRunId, taskId: look.taskId });
    else for (const mapIndex of look.mapIndexes ?? []) instances.push({ dagRunId, taskId: look.taskId, mapIndex });
    for (const taskId of tasksAround(look.run, look.taskId)) {
      if (look.run.lengthsOf(taskId) === null) tasks.push({ dagRunId, taskId });
      else if (look.mapIndexes !== null) {
        for (const mapIndex of indexesNeeded(look, taskId)) instances.push({ dagRunId, taskId, mapIndex });
      }
    }
  }
  await Promise.all([batch.loadTasks(tasks), batch.loadByIndex(instances)]);
  return looks;
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
  if (run.lengthsOf(taskId) === null) return null;
  if (mapIndex >= 0) return [mapIndex];
  if (below === undefined || run.lengthsOf(below.taskId) === null) return null;
  return indexesMet(run, { taskId: below.taskId, mapIndex: below.mapIndex, otherId: taskId });
}

function indexesNeeded({ run, taskId, mapIndexes }: Look, otherId: string): readonly number[] {
  const own = [...(mapIndexes ?? [])];
  if (levelsShared(run, taskId, otherId) > 0) {
    return own.flatMap((mapIndex) => [...indexesMet(run, { taskId, mapIndex, otherId })]);
  }
  return isDecider(run.graph, otherId) ? own : [];
}

function mappedTasksAround(candidate: Candidate): readonly RunTask[] {
  const { run, taskId, below } = candidate;
  const { mapping } = run;
  if (mapping === null) return [];
  const taskIds = [taskId, ...tasksAround(run, taskId), ...(below === undefined ? [] : [below.taskId])];
  return taskIds.filter((id) => mapping.find(id) !== null).map((id) => ({ dagRunId: run.row.id, taskId: id }));
}

import {
  addExpandedUpstream,
  areAllFinished,
  countUpstream,
  looksForOneUpstream,
  type NamedTaskState,
  NO_UPSTREAM,
  namedStatesOf,
  setupStateOf,
  type UpstreamCounts,
} from "@baram/domain";
import type { BatchedTaskInstance, RunInBatch } from "./batched-task-instance.ts";
import { indexesMet, isExpanded, levels } from "./look.ts";

type StateOfTask = NamedTaskState & { readonly isSetup: boolean };

/** What stands above a task or one of its instances, in the terms of readiness. */
export interface Upstream {
  readonly upstream: UpstreamCounts;
  readonly upstreamNamed: readonly NamedTaskState[];
  readonly indirectSetups: readonly NamedTaskState[];
  readonly mapSources: readonly NamedTaskState[];
}

interface CommonUpstream extends Upstream {
  /** Expanded tasks that the instances meet by index: what these have come to differs from instance to instance. */
  readonly metIds: readonly string[];
  readonly metSetupIds: readonly string[];
}

/**
 * What stands above the tasks of a round. What all instances of a task have in common is put together once.
 *
 * Expanded tasks are seen as counts; only within mapped groups that two tasks share are single instances looked at.
 */
export class UpstreamView {
  readonly #common = new Map<RunInBatch, Map<string, CommonUpstream>>();

  /** What stands above one instance. */
  ofInstance({ run, row, mapIndex }: BatchedTaskInstance): Upstream {
    const common = this.#commonOf(run, row.taskId);
    if (mapIndex < 0 || !isExpanded({ run, taskId: row.taskId })) return this.ofTask({ run, taskId: row.taskId });
    if (common.metIds.length === 0 && common.metSetupIds.length === 0) return common;
    const met = common.metIds.flatMap((taskId) => statesMet(run, row.taskId, mapIndex, taskId));
    const setups = common.metSetupIds.flatMap((taskId) => statesMet(run, row.taskId, mapIndex, taskId));
    return {
      ...common,
      upstream: addCounts(common.upstream, countUpstream(met)),
      upstreamNamed: [...common.upstreamNamed, ...met],
      indirectSetups: [...common.indirectSetups, ...setups],
    };
  }

  /**
   * What stands above a task as a whole, that is above the one instance of a task that is not expanded.
   *
   * Tasks of the same mapped group that are expanded already do not hold it up: each index waits for its own. Where
   * one instance of them could make up for all the rest, nothing is judged before there are indexes.
   */
  ofTask({ run, taskId }: { readonly run: RunInBatch; readonly taskId: string }): Upstream {
    const common = this.#commonOf(run, taskId);
    const isOpen = common.metIds.length > 0 && looksForOneUpstream(run.graph.task(taskId).triggerRule);
    return isOpen ? { ...common, upstream: NO_UPSTREAM, upstreamNamed: [] } : common;
  }

  #commonOf(run: RunInBatch, taskId: string): CommonUpstream {
    const ofRun = this.#common.get(run) ?? new Map<string, CommonUpstream>();
    this.#common.set(run, ofRun);
    const known = ofRun.get(taskId) ?? commonUpstream(run, taskId);
    ofRun.set(taskId, known);
    return known;
  }
}

function commonUpstream(run: RunInBatch, taskId: string): CommonUpstream {
  const upstreamIds = run.graph.upstreamIds(taskId);
  const setupIds = run.graph.relevantSetups(taskId).filter((setupId) => !upstreamIds.includes(setupId));
  const isMet = (otherId: string) => isExpanded({ run, taskId: otherId }) && levels(run, taskId, otherId) > 0;
  const metIds = run.mapping === null ? [] : upstreamIds.filter(isMet);
  const metSetupIds = run.mapping === null ? [] : setupIds.filter(isMet);
  const commonIds = metIds.length === 0 ? upstreamIds : upstreamIds.filter((id) => !metIds.includes(id));
  const states = commonIds.flatMap((id) => (isExpanded({ run, taskId: id }) ? [] : statesOf(run, id)));
  let upstream = countUpstream(states);
  const upstreamNamed: NamedTaskState[] = [...states];
  for (const id of commonIds) {
    const counts = run.expanded.counts(id);
    if (counts === null) continue;
    upstream = addExpandedUpstream(upstream, counts, run.graph.task(id).isSetup);
    upstreamNamed.push(...namedStatesOf(id, counts));
  }
  return {
    upstream,
    upstreamNamed,
    indirectSetups: setupIds.filter((id) => !metSetupIds.includes(id)).flatMap((id) => setupStates(run, id)),
    mapSources: (run.mapping?.find(taskId)?.sourceIds ?? []).flatMap((id) => sourceStates(run, id)),
    metIds,
    metSetupIds,
  };
}

/** The states of a task's instances; one that has none in the run is waited for as `none`. */
function statesOf(run: RunInBatch, taskId: string): readonly StateOfTask[] {
  const { isSetup } = run.graph.task(taskId);
  const instances = countingInstances(run, taskId);
  if (instances.length === 0) return [{ taskId, state: "none", isSetup }];
  return instances.map(({ state }) => ({ taskId, state, isSetup }));
}

/** Removed copies of a mapped task leave the count: what is below runs over what there is. */
function countingInstances(run: RunInBatch, taskId: string): readonly BatchedTaskInstance[] {
  const instances = run.instances.get(taskId) ?? [];
  if (instances.length < 2) return instances;
  const isMapped = run.mapping !== null && run.mapping.find(taskId) !== null;
  return instances.filter(({ state, mapIndex }) => mapIndex < 0 || (!isMapped && state !== "removed"));
}

function setupStates(run: RunInBatch, taskId: string): readonly NamedTaskState[] {
  const counts = run.expanded.counts(taskId);
  return counts === null ? statesOf(run, taskId) : [{ taskId, state: setupStateOf(counts) }];
}

function sourceStates(run: RunInBatch, taskId: string): readonly NamedTaskState[] {
  const counts = run.expanded.counts(taskId);
  if (counts === null) return statesOf(run, taskId);
  return [{ taskId, state: areAllFinished(counts) ? "success" : "none" }];
}

function statesMet(run: RunInBatch, taskId: string, mapIndex: number, otherId: string): readonly StateOfTask[] {
  const { isSetup } = run.graph.task(otherId);
  return [...indexesMet(run, { taskId, mapIndex, otherId })].flatMap((index) => {
    const state = run.expanded.at(otherId, index)?.state ?? "none";
    return state === "removed" ? [] : [{ taskId: otherId, state, isSetup }];
  });
}

function addCounts(one: UpstreamCounts, other: UpstreamCounts): UpstreamCounts {
  return {
    total: one.total + other.total,
    success: one.success + other.success,
    failed: one.failed + other.failed,
    upstreamFailed: one.upstreamFailed + other.upstreamFailed,
    skipped: one.skipped + other.skipped,
    removed: one.removed + other.removed,
    setupTotal: one.setupTotal + other.setupTotal,
    setupSuccess: one.setupSuccess + other.setupSuccess,
    setupSkipped: one.setupSkipped + other.setupSkipped,
  };
}

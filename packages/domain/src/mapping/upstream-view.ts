import { looksForOneUpstream } from "../readiness/evaluate-trigger-rule.ts";
import { countUpstream, type NamedTaskState, NO_UPSTREAM, type UpstreamCounts } from "../readiness/upstream-counts.ts";
import { addExpandedUpstream, areAllFinished, namedStatesOf, setupStateOf } from "./instance-counts.ts";
import { indexesMet, type KnownStates, levelsShared } from "./known-states.ts";

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
 * What stands above the tasks of a run. What all instances of a task have in common is put together once.
 *
 * Expanded tasks are seen as counts; only within mapped groups that two tasks share are single instances looked at.
 */
export class UpstreamView {
  readonly #states: KnownStates;
  readonly #common = new Map<string, CommonUpstream>();

  constructor(states: KnownStates) {
    this.#states = states;
  }

  /** What stands above one instance. */
  ofInstance({ taskId, mapIndex }: { readonly taskId: string; readonly mapIndex: number }): Upstream {
    const states = this.#states;
    if (mapIndex < 0 || states.lengthsOf(taskId) === null) return this.ofTask(taskId);
    const common = this.#commonOf(taskId);
    if (common.metIds.length === 0 && common.metSetupIds.length === 0) return common;
    const met = common.metIds.flatMap((otherId) => statesMet(states, { taskId, mapIndex, otherId }));
    const setups = common.metSetupIds.flatMap((otherId) => statesMet(states, { taskId, mapIndex, otherId }));
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
  ofTask(taskId: string): Upstream {
    const common = this.#commonOf(taskId);
    const isOpen = common.metIds.length > 0 && looksForOneUpstream(this.#states.graph.task(taskId).triggerRule);
    return isOpen ? { ...common, upstream: NO_UPSTREAM, upstreamNamed: [] } : common;
  }

  #commonOf(taskId: string): CommonUpstream {
    const known = this.#common.get(taskId) ?? commonUpstream(this.#states, taskId);
    this.#common.set(taskId, known);
    return known;
  }
}

function commonUpstream(states: KnownStates, taskId: string): CommonUpstream {
  const { graph, mapping } = states;
  const upstreamIds = graph.upstreamIds(taskId);
  const setupIds = graph.relevantSetups(taskId).filter((setupId) => !upstreamIds.includes(setupId));
  const isMet = (otherId: string) => states.lengthsOf(otherId) !== null && levelsShared(states, taskId, otherId) > 0;
  const metIds = mapping === null ? [] : upstreamIds.filter(isMet);
  const metSetupIds = mapping === null ? [] : setupIds.filter(isMet);
  const commonIds = metIds.length === 0 ? upstreamIds : upstreamIds.filter((id) => !metIds.includes(id));
  const single = commonIds.flatMap((id) => (states.lengthsOf(id) === null ? statesOf(states, id) : []));
  let upstream = countUpstream(single);
  const upstreamNamed: NamedTaskState[] = [...single];
  for (const id of commonIds) {
    const counts = states.countsOf(id);
    if (counts === null) continue;
    upstream = addExpandedUpstream(upstream, counts, graph.task(id).isSetup);
    upstreamNamed.push(...namedStatesOf(id, counts));
  }
  return {
    upstream,
    upstreamNamed,
    indirectSetups: setupIds.filter((id) => !metSetupIds.includes(id)).flatMap((id) => setupStates(states, id)),
    mapSources: (mapping?.find(taskId)?.sourceIds ?? []).flatMap((id) => sourceStates(states, id)),
    metIds,
    metSetupIds,
  };
}

/** The states of a task's instances; one that has none in the run is waited for as `none`. */
function statesOf(states: KnownStates, taskId: string): readonly StateOfTask[] {
  const { isSetup } = states.graph.task(taskId);
  const instances = countingInstances(states, taskId);
  if (instances.length === 0) return [{ taskId, state: "none", isSetup }];
  return instances.map(({ state }) => ({ taskId, state, isSetup }));
}

/** Removed copies of a mapped task leave the count: what is below runs over what there is. */
function countingInstances(states: KnownStates, taskId: string): ReturnType<KnownStates["instancesOf"]> {
  const instances = states.instancesOf(taskId);
  if (instances.length < 2) return instances;
  const isMapped = states.mapping !== null && states.mapping.find(taskId) !== null;
  return instances.filter(({ state, mapIndex }) => mapIndex < 0 || (!isMapped && state !== "removed"));
}

function setupStates(states: KnownStates, taskId: string): readonly NamedTaskState[] {
  const counts = states.countsOf(taskId);
  return counts === null ? statesOf(states, taskId) : [{ taskId, state: setupStateOf(counts) }];
}

/** A task that the run of a back-fill leaves out never says how long its list is; it is waited for, and in vain. */
function sourceStates(states: KnownStates, taskId: string): readonly NamedTaskState[] {
  if (states.graph.findTask(taskId) === null) return [{ taskId, state: "none" }];
  const counts = states.countsOf(taskId);
  if (counts === null) return statesOf(states, taskId);
  return [{ taskId, state: areAllFinished(counts) ? "success" : "none" }];
}

function statesMet(
  states: KnownStates,
  given: { readonly taskId: string; readonly mapIndex: number; readonly otherId: string },
): readonly StateOfTask[] {
  const { otherId } = given;
  const { isSetup } = states.graph.task(otherId);
  return [...indexesMet(states, given)].flatMap((index) => {
    const state = states.stateAt(otherId, index) ?? "none";
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

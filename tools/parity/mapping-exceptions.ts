import type { ParityException } from "./parity-exception.ts";
import type { ParityCase } from "./parity-format.ts";

const INDEXES = "decisions/0023-instances-of-mapped-tasks-meet-by-index.md";
const PINNED = "decisions/0011-a-run-is-pinned-to-the-code-it-started-with.md";

interface RecordedTask {
  readonly task_id: string;
  readonly group?: string;
  readonly operator?: string;
  readonly trigger_rule?: string;
  readonly expand?: unknown;
  readonly expand_kwargs?: unknown;
}

interface RecordedGroup {
  readonly group_id: string;
  readonly parent?: string | null;
  readonly expand?: unknown;
  readonly expand_kwargs?: unknown;
}

interface RecordedDag {
  readonly tasks?: readonly RecordedTask[];
  readonly groups?: readonly RecordedGroup[];
  readonly edges?: readonly (readonly [string, string])[];
}

const LOOKS_FOR_ONE: readonly (string | undefined)[] = ["one_success", "one_failed", "one_done"];

/** Decided differences of mapped tasks and groups. */
export const MAPPING_EXCEPTIONS: readonly ParityException[] = [
  {
    decision: INDEXES,
    reason: "one_success, one_failed and one_done in a mapped group look at their own index",
    format: "dag-run-outcome/1",
    covers: (parityCase) =>
      tasksOf(parityCase).some(
        (task) => LOOKS_FOR_ONE.includes(task.trigger_rule) && isInMappedGroup(parityCase, task),
      ),
  },
  {
    decision: INDEXES,
    reason: "a task of a mapped group can be mapped over from outside of it",
    format: "dag-run-outcome/1",
    covers: (parityCase) => {
      const inside = tasksOf(parityCase).filter((task) => isInMappedGroup(parityCase, task));
      return tasksOf(parityCase).some((task) => inside.some(({ task_id }) => refersTo(task.expand, task_id)));
    },
  },
  {
    decision: INDEXES,
    reason: "in nested mapped groups the outer index is the whole one divided by the inner length",
    format: "dag-run-outcome/1",
    covers: (parityCase) => groupsOf(parityCase).some((group) => isMapped(group) && hasMappedParent(parityCase, group)),
  },
  {
    decision: INDEXES,
    reason: "a plain branch skips every instance of a mapped task",
    format: "dag-run-outcome/1",
    covers: (parityCase) =>
      tasksOf(parityCase).some(
        ({ operator, ...task }) => operator === "branch" && !isMapped(task) && leadsToMapped(parityCase, task.task_id),
      ),
  },
  {
    decision: INDEXES,
    reason: "a name that cannot be rendered does not fail an instance that succeeded",
    format: "dag-run-outcome/1",
    covers: ({ expected }) => {
      const { runs = {} } = expected as { readonly runs?: Readonly<Record<string, RecordedRun>> };
      return Object.values(runs).some((run) => run.task_instances.some(isUnnamed));
    },
    documented: ({ expected }) => {
      const { runs } = expected as { readonly runs: Readonly<Record<string, RecordedRun>> };
      return { runs: Object.fromEntries(Object.entries(runs).map(([runId, run]) => [runId, withoutNames(run)])) };
    },
  },
  {
    decision: PINNED,
    reason: "a finished run is not touched by a newer version of its Dag before it is cleared",
    format: "dag-run-outcome/1",
    covers: (parityCase) => verifiesAt(parityCase).length > 0,
    documented: (parityCase) => {
      const { after_steps: afterSteps } = parityCase.expected as { readonly after_steps: readonly RecordedStep[] };
      const places = verifiesAt(parityCase);
      const seen = afterSteps.map((after, place) =>
        places.includes(place) ? (afterSteps[place - 1] ?? after) : after,
      );
      return { ...(parityCase.expected as object), after_steps: seen.map(withoutRemovedValues) };
    },
  },
  {
    decision: INDEXES,
    reason: "removed instances leave the count, and their values go with them",
    format: "dag-run-outcome/1",
    covers: ({ expected }) => JSON.stringify(expected).includes('"removed"') && isAfterShorterList(expected),
  },
];

function dagOf({ given }: ParityCase): RecordedDag {
  return (given as { readonly dag?: RecordedDag }).dag ?? {};
}

function tasksOf(parityCase: ParityCase): readonly RecordedTask[] {
  return dagOf(parityCase).tasks ?? [];
}

function groupsOf(parityCase: ParityCase): readonly RecordedGroup[] {
  return dagOf(parityCase).groups ?? [];
}

function isMapped({ expand, expand_kwargs }: Pick<RecordedTask, "expand" | "expand_kwargs">): boolean {
  return expand !== undefined || expand_kwargs !== undefined;
}

function isInMappedGroup(parityCase: ParityCase, { group }: RecordedTask): boolean {
  const own = groupsOf(parityCase).find(({ group_id }) => group_id === group);
  return own !== undefined && (isMapped(own) || hasMappedParent(parityCase, own));
}

function hasMappedParent(parityCase: ParityCase, { parent }: RecordedGroup): boolean {
  const group = groupsOf(parityCase).find(({ group_id }) => group_id === parent);
  return group !== undefined && (isMapped(group) || hasMappedParent(parityCase, group));
}

/** Whether a task has an edge to something mapped. */
function leadsToMapped(parityCase: ParityCase, taskId: string): boolean {
  const below = (dagOf(parityCase).edges ?? []).flatMap(([from, to]) => (from === taskId ? [to] : []));
  return below.some((id) => {
    const group = groupsOf(parityCase).find(({ group_id }) => group_id === id);
    const task = tasksOf(parityCase).find(({ task_id }) => task_id === id);
    const isGroupMapped = group !== undefined && (isMapped(group) || hasMappedParent(parityCase, group));
    return isGroupMapped || (task !== undefined && (isMapped(task) || isInMappedGroup(parityCase, task)));
  });
}

function refersTo(value: unknown, taskId: string): boolean {
  if (typeof value !== "object" || value === null) return false;
  if ("ref" in value && value.ref === taskId) return true;
  return Object.values(value).some((child) => refersTo(child, taskId));
}

/** Whether the recording shows the second run of something over a list that got shorter, not a change of the Dag. */
function isAfterShorterList(expected: unknown): boolean {
  return typeof expected === "object" && expected !== null && "after_steps" in expected;
}

/** The places of the steps after which Airflow brings a finished run in line with a changed Dag. */
function verifiesAt({ given }: ParityCase): readonly number[] {
  const { steps = [] } = given as { readonly steps?: readonly { readonly step: string; readonly verify?: boolean }[] };
  return steps.flatMap(({ step, verify }, place) => (step === "use_dag" && verify === true ? [place] : []));
}

interface RecordedInstance {
  readonly task_id: string;
  readonly map_index: number;
  readonly state: string | null;
  readonly error?: string;
}

interface RecordedRun {
  readonly state: string;
  readonly task_instances: readonly RecordedInstance[];
  readonly xcoms: readonly (readonly [taskId: string, mapIndex: number, ...rest: readonly unknown[]])[];
}

/** Whether an instance failed only because its name could not be rendered. */
function isUnnamed({ error }: RecordedInstance): boolean {
  return error === "UndefinedError" || error === "TemplateSyntaxError";
}

/** A run in which those instances succeeded. */
function withoutNames(run: RecordedRun): RecordedRun {
  const instances = run.task_instances.map(({ error, ...instance }) => {
    if (isUnnamed({ ...instance, ...(error === undefined ? {} : { error }) })) return { ...instance, state: "success" };
    return error === undefined ? instance : { ...instance, error };
  });
  const hasFailed = instances.some(({ state }) => state === "failed" || state === "upstream_failed");
  return { ...run, state: hasFailed ? run.state : "success", task_instances: instances };
}

interface RecordedStep {
  readonly runs: Readonly<Record<string, RecordedRun>>;
}

/** What was recorded after a step, without the values of removed instances. */
function withoutRemovedValues(after: RecordedStep): RecordedStep {
  const runs = Object.entries(after.runs).map(([runId, run]) => {
    const removed = run.task_instances.filter(({ state }) => state === "removed");
    const isRemoved = (taskId: string, mapIndex: number) =>
      removed.some(({ task_id, map_index }) => task_id === taskId && map_index === mapIndex);
    return [runId, { ...run, xcoms: run.xcoms.filter(([taskId, mapIndex]) => !isRemoved(taskId, mapIndex)) }] as const;
  });
  return { ...after, runs: Object.fromEntries(runs) };
}

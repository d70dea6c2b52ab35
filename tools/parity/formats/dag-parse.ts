import { serializeDag } from "@baram/sdk/runtime";
import { buildDag } from "../dag-run-outcome/build-dag.ts";
import type { GivenDag } from "../dag-run-outcome/given.ts";
import { isErrorKind } from "../error-kinds.ts";
import { compareValues, type ParityFormat } from "../parity-format.ts";

interface ExpectedParse {
  readonly error?: string;
}

/** `dag-parse/1`: what becomes of a Dag file while it is loaded, mistakes of mapping above all. Nothing is run. */
export const dagParse: ParityFormat = {
  format: "dag-parse/1",
  run({ given, expected: recorded }) {
    const { error_text: _, ...expected } = recorded as ExpectedParse & Readonly<Record<string, unknown>>;
    let actual: unknown;
    try {
      actual = describeParsed(inSpellingOfAuthors((given as { readonly dag: GivenDag }).dag));
    } catch (error) {
      if (expected.error !== undefined && isErrorKind(error, expected.error)) return { kind: "passed" };
      return { kind: "failed", expected, actual: String(error) };
    }
    return compareValues({ expected, actual });
  },
};

function describeParsed(given: GivenDag): unknown {
  const { tasks } = serializeDag(buildDag(given));
  const upstream: Record<string, string[]> = {};
  for (const { taskId, downstreamTaskIds } of tasks) {
    for (const downstreamId of downstreamTaskIds) upstream[downstreamId] = [...(upstream[downstreamId] ?? []), taskId];
  }
  const mapped = tasks.filter(({ expansion }) => expansion !== null).map(({ taskId }) => taskId);
  return {
    task_ids: tasks.map(({ taskId }) => taskId).toSorted(),
    upstream: Object.fromEntries(Object.entries(upstream).map(([taskId, ids]) => [taskId, ids.toSorted()])),
    ...(mapped.length === 0 ? {} : { mapped: mapped.toSorted() }),
  };
}

/** Arguments and options by the names that authors write here: `run_id` is `runId`. */
function inSpellingOfAuthors(dag: GivenDag): GivenDag {
  const tasks = dag.tasks.map((task) => ({
    ...task,
    ...(task.expand === undefined ? {} : { expand: renameAll(task.expand) }),
    ...(task.partial === undefined ? {} : { partial: renameAll(task.partial) }),
    ...(task.declares === undefined ? {} : { declares: task.declares.map(camelCase) }),
  }));
  return { ...dag, tasks };
}

function renameAll(fields: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields as object).map(([name, field]) => [camelCase(name), field]));
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}

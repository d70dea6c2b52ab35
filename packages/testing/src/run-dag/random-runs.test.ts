import { BranchOperator, Dag, FailTask, FunctionOperator, SkipTask } from "@baram/sdk";
import fc from "fast-check";
import { expect, test } from "vitest";
import { chosenBy, judgeRun, NAIVE_RULES, type RandomTask } from "./naive-run.fixture.ts";
import { runDag } from "./run-dag.ts";

const TASKS_MAXIMUM = 9;

/** Random tasks, each below some of those made before it. */
const graphs: fc.Arbitrary<readonly RandomTask[]> = fc
  .array(
    fc.record({
      seeds: fc.array(fc.nat(), { maxLength: 3 }),
      rule: fc.oneof({ arbitrary: fc.constant("all_success" as const), weight: 2 }, fc.constantFrom(...NAIVE_RULES)),
      outcome: fc.oneof(
        { arbitrary: fc.constant("success" as const), weight: 3 },
        fc.constantFrom("fail" as const, "skip" as const),
      ),
      chosenPlaces: fc.option(fc.uniqueArray(fc.nat({ max: 2 }), { maxLength: 2 }), { freq: 4 }),
    }),
    { minLength: 2, maxLength: TASKS_MAXIMUM },
  )
  .map((drafts) =>
    drafts.map(({ seeds, ...task }, id) => ({
      ...task,
      id,
      upstream: id === 0 ? [] : [...new Set(seeds.map((seed) => seed % id))],
    })),
  );

function dagOf(tasks: readonly RandomTask[]): Dag {
  const dag = new Dag("random");
  const operators = tasks.map((task) => {
    const options = { dag, taskId: `t${task.id}`, triggerRule: task.rule };
    const act = () => {
      if (task.outcome === "fail") throw new FailTask("prescribed");
      if (task.outcome === "skip") throw new SkipTask("prescribed");
    };
    const chosen = chosenBy(task, tasks);
    if (chosen === null) return new FunctionOperator({ ...options, callable: act });
    return new BranchOperator({
      ...options,
      callable: () => {
        act();
        return chosen.map((id) => `t${id}`);
      },
    });
  });
  for (const { id, upstream } of tasks)
    for (const before of upstream) operators[before]?.before(operators[id] as never);
  return dag;
}

test("a run that is advanced task by task comes to what all rules together say of it", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(graphs, async (tasks) => {
      const expected = judgeRun(tasks);
      fc.pre(!expected.isAmbiguous);
      const run = await runDag(dagOf(tasks));
      const states = new Map(tasks.map(({ id }) => [id, run.task(`t${id}`).state]));
      expect({ state: run.state, states }).toEqual({ state: expected.state, states: expected.states });
    }),
    { numRuns: 120 },
  );
});

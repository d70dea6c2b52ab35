import { addSeconds, type SerializedDag, TRIGGER_RULES } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AttemptEnd } from "../batch/finished-attempt.ts";
import type { StartedTaskInstance } from "../batch/started-task-instance.ts";
import { FAILURE, type LifecycleFixture, NOON, SUCCESS } from "../lifecycle.fixture.ts";
import { NaiveRun } from "./naive-run.fixture.ts";

const TASKS_MAXIMUM = 9;
const GRAPHS = 60;
const SKIPPED: AttemptEnd = { kind: "skipped", message: "No need." };
const ENDS = { success: SUCCESS, failed: FAILURE, skipped: SKIPPED } as const;

/** One task of a random graph. Edges lead from earlier tasks to later ones, so that there is no cycle. */
const task = fc.record({
  end: fc.constantFrom<keyof typeof ENDS>("success", "success", "success", "failed", "skipped"),
  triggerRule: fc.oneof(fc.constant("all_success" as const), fc.constantFrom(...TRIGGER_RULES)),
  role: fc.constantFrom("work", "work", "work", "work", "empty", "setup", "teardown", "absent"),
  upstream: fc.array(fc.integer({ min: 1, max: TASKS_MAXIMUM }), { maxLength: 3 }),
});
const graph = fc.record({
  tasks: fc.array(task, { minLength: 1, maxLength: TASKS_MAXIMUM }),
  /** Which of the running attempts ends next, and again. */
  order: fc.array(fc.nat(TASKS_MAXIMUM), { minLength: TASKS_MAXIMUM, maxLength: TASKS_MAXIMUM }),
});

type Graph = typeof graph extends fc.Arbitrary<infer Value> ? Value : never;

/** What an event moves is the same as what a look at the whole run would move. `fixture` gives the test's own. */
export function describeRandomGraphs(fixture: () => LifecycleFixture): void {
  describe("any graph", () => {
    test("comes, event by event, to what a look at the whole run after each event comes to", async () => {
      let count = 0;
      const property = fc.asyncProperty(graph, async (given) => {
        count += 1;
        await compare(fixture(), given, `d${count}`);
      });
      await fc.assert(property, { numRuns: GRAPHS });

      expect(count).toBe(GRAPHS);
    });
  });
}

async function compare(fixture: LifecycleFixture, given: Graph, dagId: string): Promise<void> {
  const dag = dagOf(given, dagId);
  await fixture.storeDag(dag);
  const runId = await fixture.trigger(dagId);
  await fixture.startRuns();
  const naive = new NaiveRun(dag, fixture.now);
  const running: StartedTaskInstance[] = [];
  for (let step = 0; ; step += 1) {
    expect(await statesOf(fixture, runId)).toEqual(naive.states);
    expect((await fixture.dagRun(runId)).state).toBe(naive.outcome);
    // A graph that failed has left others running.
    running.push(
      ...(await fixture.start()).filter(({ instance }) => instance.runId === runId && instance.dagId === dagId),
    );
    if (running.length === 0) return;
    const [attempt] = running.splice((given.order[step] ?? 0) % running.length, 1);
    if (attempt === undefined) return;
    const { taskId } = attempt.instance;
    const { end = "success" } = given.tasks[Number(taskId.slice(1))] ?? {};
    await fixture.finish(attempt, ENDS[end]);
    naive.finish(taskId, end);
  }
}

function dagOf({ tasks }: Graph, dagId: string): SerializedDag {
  const pairs = tasks.flatMap(({ upstream }, place) => upstream.map((back) => [place - back, place] as const));
  const edges = pairs.filter(([from]) => from >= 0);
  const declared = tasks.map(({ role, triggerRule }, place) => {
    const isTeardown = role === "teardown";
    // Directly below a setup no other rule is possible.
    const isBelowSetup = edges.some(([from, to]) => to === place && tasks[from]?.role === "setup");
    const ownRule = isBelowSetup ? "all_success" : triggerRule;
    return aTask(`t${place}`, {
      kind: role === "empty" ? "empty" : "work",
      isSetup: role === "setup",
      isTeardown,
      triggerRule: isTeardown ? "all_done_setup_success" : ownRule,
      // A task that begins later than the run has no instance in it.
      startDate: role === "absent" ? addSeconds(NOON, 1_000_000) : null,
    });
  });
  const chains = new Set(edges.map(([from, to]) => `t${from} > t${to}`));
  return aDag({ tasks: declared, edges: [...chains], given: { dagId } });
}

async function statesOf(fixture: LifecycleFixture, runId: string): Promise<Readonly<Record<string, string>>> {
  const states = Object.entries(await fixture.states(runId));
  const onItsWay = ["scheduled", "queued", "running"];
  return Object.fromEntries(states.map(([taskId, state]) => [taskId, onItsWay.includes(state) ? "active" : state]));
}

import { expect, test } from "vitest";
import { chain, Dag, EmptyOperator, edgeLabel, setupTeardownScope, type TaskFactory } from "../index.ts";

/*
 * Right and wrong uses of setups, teardowns, conditions and template options, checked by the compiler: what
 * `@ts-expect-error` stands above must be refused. The functions are not called.
 */

const dag = new Dag("example", { params: { limit: 10 } });

export function setupsAndTeardowns(): string {
  const cluster = dag.task.setup(function create_cluster() {
    return { id: "cluster-1" };
  })();
  const remove = dag.task.teardown(
    function delete_cluster({ id }: { id?: string }, { params }) {
      return (id ?? "").length > params.limit;
    },
    { setups: cluster, onFailureFailDagRun: true },
  );
  const strict = dag.task.teardown("strict", ({ id }: { id: string }) => id);
  // @ts-expect-error -- a teardown runs when its upstreams may not have: the input must be optional
  strict({ id: cluster.id });
  strict({ id: "a literal" });
  // @ts-expect-error -- the trigger rule of a teardown is fixed
  dag.task.teardown("rule", () => 1, { triggerRule: "always" });
  // @ts-expect-error -- misspelled
  dag.task.teardown("slip", () => 1, { onFailureFailDagrun: true });
  const inside = remove({ id: cluster.id }).scope((scope) => {
    scope.add(new EmptyOperator({ dag, taskId: "work" }));
    return "text";
  });
  return inside.concat(setupTeardownScope([cluster], () => "text"));
}

export function conditions(): void {
  const add = dag.task("add", ({ x }: { x: number }) => x + 1);
  const conditional = dag.task.runIf(({ params, ds }) => params.limit > 3 && ds !== "", add, "too few");
  const same: TaskFactory<{ x: number }, number> = conditional;
  same({ x: 1 });
  // @ts-expect-error -- it is the same factory, so its inputs are checked
  conditional({ x: "1" });
  dag.task.skipIf(
    async () => [true, "no"] as const,
    dag.task.branch("pick", () => null),
  )();
  // @ts-expect-error -- a condition answers with a boolean
  dag.task.runIf(() => "yes", add);
  // @ts-expect-error -- a condition stands around a factory, not around a placed task
  dag.task.runIf(() => true, add({ x: 1 }));
  // @ts-expect-error -- there is no such param
  dag.task.skipIf(({ params }) => params.limits > 3, add);
}

export function chains(): void {
  const [a, b, c] = ["a", "b", "c"].map((taskId) => new EmptyOperator({ dag, taskId }));
  if (a === undefined || b === undefined || c === undefined) return;
  chain(a, [edgeLabel("one"), edgeLabel("two")], [b, c]);
  // @ts-expect-error -- a list holds nodes or labels, not both
  chain(a, [edgeLabel("one"), b], c);
}

export function templates(): void {
  new Dag("templates", {
    userDefinedMacros: { greeting: "hello", shout: (text: string) => text.toUpperCase() },
    userDefinedFilters: { double: (value: number) => value * 2, around: (text: string, mark = "*") => mark + text },
    templateUndefined: "chainable",
    jinjaEnvironmentOptions: { trimBlocks: true, variableStartString: "[[", variableEndString: "]]" },
  });
  // @ts-expect-error -- a filter is a function
  new Dag("filter", { userDefinedFilters: { double: 2 } });
  // @ts-expect-error -- there is no such kind
  new Dag("kind", { templateUndefined: "lenient" });
  // @ts-expect-error -- misspelled
  new Dag("environment", { jinjaEnvironmentOptions: { trimBlock: true } });
}

export function formerNames(): void {
  // @ts-expect-error -- a former name
  // oxlint-disable-next-line typescript/no-deprecated -- what is refused
  new Dag("former", { failStop: true });
  // @ts-expect-error -- a former name
  // oxlint-disable-next-line typescript/no-deprecated -- what is refused
  new EmptyOperator({ dag, taskId: "former", provideContext: true });
  // @ts-expect-error -- a former name
  dag.task(() => 1, { xcomPush: false });
}

test("the lines above are compiled with the package", () => {
  expect([setupsAndTeardowns, conditions, chains, templates, formerNames]).toHaveLength(5);
});

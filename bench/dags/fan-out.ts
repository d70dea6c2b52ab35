import { Dag } from "baram";

/** B4: a list, a task mapped over it that does nothing, and one that counts what came back. */
function fanOut(width: number): Dag {
  const description = `A task mapped over ${width} elements, and a reduce.`;
  return new Dag(
    `fan_out_${width}`,
    { description, schedule: null, isPausedUponCreation: false, maxActiveTasks: width },
    (dag) => {
      const list = dag.task("list", () => Array.from({ length: width }, (_, index) => index));
      const copy = dag.task("copy", ({ element }: { readonly element: number }) => element);
      const reduce = dag.task("reduce", ({ elements }: { readonly elements: readonly number[] }) => elements.length);
      reduce({ elements: copy.expand({ element: list() }) });
    },
  );
}

export default [fanOut(1000), fanOut(10_000)];

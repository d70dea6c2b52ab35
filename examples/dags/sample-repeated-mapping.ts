import { Dag } from "baram";

const dag = new Dag("sample_repeated_mapping", {
  description: "A task for every pair of two lists, and one that takes all their results.",
  docMd: "`add` has six instances, the last list varying fastest. `print_x` is given the list of what they returned.",
  startDate: "2024-01-01",
  schedule: "@daily",
  catchup: false,
  isPausedUponCreation: false,
  tags: ["example"],
});

const add = dag.task(function add({ x, y }: { x: number; y: number }) {
  return x + y;
});

/** The six sums. */
export const added = add.expand({ x: [2, 4, 8], y: [5, 10] });

/** All of them. */
export const printed = dag.task(function print_x({ values }: { values: number[] }, { log }) {
  log.info(`The sums are ${values.join(", ")}.`);
  return values;
})({ values: added });

export default dag;

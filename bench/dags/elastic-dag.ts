import { Dag } from "baram";

/** B5: `no_structure`, many tasks that do nothing and wait for nothing. */
export default new Dag(
  "elastic_no_structure",
  { schedule: null, isPausedUponCreation: false, maxActiveTasks: 10_000, maxActiveRuns: 1000 },
  (dag) => {
    for (let index = 0; index < 500; index += 1) dag.task(`task_${index}`, () => undefined)();
  },
);

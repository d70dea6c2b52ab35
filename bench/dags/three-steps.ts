import { Dag } from "baram";

/** What a service would trigger and wait for: the result of the last of three tasks. */
export default new Dag(
  "three_steps",
  { schedule: null, isPausedUponCreation: false, maxActiveRuns: 1000, maxActiveTasks: 1000 },
  (dag) => {
    const read = dag.task("read", (_inputs, { params }) => Number(params["amount"] ?? 1));
    const double = dag.task("double", ({ amount }: { amount: number }) => amount * 2);
    const answer = dag.task("answer", ({ amount }: { amount: number }) => ({ amount }));
    answer({ amount: double({ amount: read() }) });
  },
);

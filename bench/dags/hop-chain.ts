import { chain, Dag } from "baram";

const now = () => performance.timeOrigin + performance.now();

/** B1: a chain of tasks that say when they began and ended, in milliseconds with their fraction. */
export default new Dag(
  "hop_chain",
  { description: "A chain of 1,000 tasks.", schedule: null, isPausedUponCreation: false },
  (dag) => {
    const hops = Array.from({ length: 1000 }, (_, index) =>
      dag.task(`hop_${index}`, () => {
        const startedAt = now();
        return { startedAt, endedAt: now() };
      })(),
    );
    chain(...hops);
  },
);

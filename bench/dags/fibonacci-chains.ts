import { chain, Dag } from "baram";

const fibonacci = (n: number): number => (n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2));

/** B2: chains of small and of large pieces of work. */
for (const { dagId, length, n } of [
  { dagId: "chain_40_fibo_10", length: 40, n: 10 },
  { dagId: "chain_10_fibo_33", length: 10, n: 33 },
]) {
  new Dag(dagId, { schedule: null, isPausedUponCreation: false }, (dag) => {
    chain(...Array.from({ length }, (_, index) => dag.task(`fibo_${index}`, () => fibonacci(n))()));
  });
}

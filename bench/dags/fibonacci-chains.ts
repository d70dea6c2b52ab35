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

/** The least that the large chain can take: the same function as often, in one task, which says how long it took. */
new Dag("raw_10_fibo_33", { schedule: null, isPausedUponCreation: false }, (dag) => {
  dag.task("seconds", () => {
    const startedAt = performance.now();
    for (let index = 0; index < 10; index += 1) fibonacci(33);
    return (performance.now() - startedAt) / 1000;
  })();
});

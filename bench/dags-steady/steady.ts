import { appendFileSync } from "node:fs";
import { chain, Dag } from "baram";

const STEPS = 200;

/** B10: a chain that goes on steadily and writes down each step, so that it can be seen where it stops and goes on. */
export default new Dag(
  "steady",
  { schedule: null, isPausedUponCreation: false, defaultArgs: { retries: 5, retryDelay: { milliseconds: 0 } } },
  (dag) => {
    const steps = Array.from({ length: STEPS }, (_, index) =>
      dag.task(`step_${index}`, async () => {
        const path = process.env["BENCH_STEPS_FILE"];
        if (path === undefined) return;
        appendFileSync(path, `began\t${index}\t${performance.timeOrigin + performance.now()}\n`);
        await new Promise((resolve) => setTimeout(resolve, 10));
        appendFileSync(path, `ended\t${index}\t${performance.timeOrigin + performance.now()}\n`);
      })(),
    );
    chain(...steps);
  },
);

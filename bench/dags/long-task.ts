import { writeFileSync } from "node:fs";
import { Dag } from "baram";

/** B10: a task that names its process and waits, so that its runner can be killed under it. */
export default new Dag("long_task", { schedule: null, isPausedUponCreation: false }, (dag) => {
  dag.task("wait", async () => {
    const path = process.env["BENCH_PROCESS_FILE"];
    if (path !== undefined) writeFileSync(path, String(process.pid));
    await new Promise((resolve) => setTimeout(resolve, 600_000));
  })();
});

import { writeFileSync } from "node:fs";
import { Dag } from "baram";

/** B10: runs as soon as the scheduler sees it, and says when. */
export default new Dag(
  "first_task",
  { schedule: "@daily", startDate: "2024-01-01", catchup: false, isPausedUponCreation: false },
  (dag) => {
    dag.task("first", () => {
      const path = process.env["BENCH_FIRST_TASK_FILE"];
      if (path !== undefined) writeFileSync(path, String(performance.timeOrigin + performance.now()));
    })();
  },
);

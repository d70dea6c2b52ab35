import { chain, Dag } from "baram";

/** B9: three short tasks a day. Its back-fills go on although it is paused, so that nothing else runs beside them. */
new Dag("daily_backfill", { startDate: "2020-01-01", schedule: "@daily", isPausedUponCreation: true }, (dag) => {
  chain(...["extract", "transform", "load"].map((taskId) => dag.task(taskId, () => {})()));
});

import { chain, Dag, EmptyOperator } from "baram";

export const dag = new Dag("branching", {
  description: "Take one of two ways, and go on together.",
  docMd: "The task that is not chosen is `skipped`. `join` runs all the same, because of its trigger rule.",
  startDate: "2024-01-01",
  schedule: "@daily",
  catchup: false,
  isPausedUponCreation: false,
  tags: ["example"],
});

const countOnWeekday = dag.task("count_on_weekday", () => ({ visitors: 1200 }))();
const countOnWeekend = dag.task("count_on_weekend", () => ({ visitors: 4300 }))();

const pickDay = dag.task.branch("pick_day", (_inputs, { logicalDate }) => {
  const isWeekend = [0, 6].includes(logicalDate.getUTCDay());
  return isWeekend ? countOnWeekend : countOnWeekday;
})();

const join = new EmptyOperator({ dag, taskId: "join", triggerRule: "none_failed_min_one_success" });

chain(pickDay, [countOnWeekday, countOnWeekend], join);

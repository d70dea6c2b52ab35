import { chain, Dag, EmptyOperator } from "baram";

const OPTIONS = { schedule: null, startDate: "2024-01-01", isPausedUponCreation: false } as const;

/** Their one run each is what the many are copies of. */
export const histories = Array.from(
  { length: 20 },
  (_, index) =>
    new Dag(`history_${index}`, OPTIONS, () => {
      chain(...Array.from({ length: 10 }, (_unused, step) => new EmptyOperator({ taskId: `step_${step}` })));
    }),
);

function wide(dagId: string, tasks: number): Dag {
  return new Dag(dagId, { ...OPTIONS, maxActiveTasks: 5000 }, () => {
    const operators = Array.from({ length: tasks }, (_, index) => new EmptyOperator({ taskId: `task_${index}` }));
    for (const [index, operator] of operators.entries()) {
      if (index > 0) operators[Math.floor((index - 1) / 3)]?.before(operator);
    }
  });
}

export const grid = wide("grid_2000", 2000);
export const graph = wide("graph_1000", 1000);
/** Only drawn, never run. */
export const largeGraph = wide("graph_5000", 5000);

export const log = new Dag("long_log", OPTIONS, (dag) => {
  dag.task("talk", (_inputs, context) => {
    for (let line = 0; line < 100_000; line += 1) context.log.info(`Line ${line} of a long log`);
  })();
});

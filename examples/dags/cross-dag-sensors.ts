import {
  chain,
  Dag,
  type DagOptions,
  type Duration,
  EmptyOperator,
  ExternalTaskMarker,
  ExternalTaskSensor,
} from "baram";

/*
 * A Dag that waits for tasks of others. It looks at the run of the same logical date, unless it says another.
 */

const TAGS = ["cross-Dag"];
const MIDNIGHTS = { startDate: "2024-01-01", schedule: "0 0 * * *", catchup: false, tags: TAGS } satisfies DagOptions;

function etl(dagId: string, options: DagOptions = MIDNIGHTS): Dag {
  return new Dag(dagId, { ...options, tags: TAGS }, () => {
    new EmptyOperator({ taskId: "etl" });
  });
}

interface Wait {
  readonly taskId: string;
  readonly externalDagId: string;
  readonly executionDelta?: Duration;
}

/** Waits for all of them, and then reports. */
function reportAfter(dagId: string, options: DagOptions, waits: readonly Wait[]): Dag {
  return new Dag(dagId, { ...options, tags: TAGS }, () => {
    const report = new EmptyOperator({ taskId: "report" });
    for (const wait of waits) {
      chain(
        new ExternalTaskSensor({ ...wait, externalTaskId: "etl", timeout: { hours: 1 }, mode: "reschedule" }),
        report,
      );
    }
  });
}

export const extractors = [1, 2, 3].map((number) => etl(`figure_6_19_dag_${number}`));

export const reportAfterThree = reportAfter(
  "figure_6_19_dag_4",
  { schedule: null, description: "Waits for the same date of three Dags: triggered for another, it waits in vain." },
  extractors.map(({ dagId }, index) => ({ taskId: `wait_for_etl_dag${index + 1}`, externalDagId: dagId })),
);

export const afternoonEtl = etl("figure_6_20_dag_1", {
  startDate: "2024-01-01",
  schedule: "0 14 * * *",
  catchup: false,
});

export const eveningReport = reportAfter(
  "figure_6_20_dag_2",
  {
    startDate: "2024-01-01",
    schedule: "0 18 * * *",
    catchup: false,
    description: "Runs four hours later than what it waits for, and says so.",
  },
  [{ taskId: "wait_for_etl", externalDagId: "figure_6_20_dag_1", executionDelta: { hours: 4 } }],
);

export const customers = new Dag(
  "customers",
  {
    ...MIDNIGHTS,
    description: "Says which task of another Dag uses what it loads: clearing its load clears that, too.",
  },
  () => {
    chain(
      new EmptyOperator({ taskId: "load_customers" }),
      new ExternalTaskMarker({
        taskId: "mark_revenue",
        externalDagId: "revenue",
        externalTaskId: "wait_for_customers",
      }),
    );
  },
);

export const revenue = new Dag(
  "revenue",
  {
    ...MIDNIGHTS,
    description: "Waits for the customers of the same day, before it computes the revenue.",
  },
  () => {
    chain(
      new ExternalTaskSensor({
        taskId: "wait_for_customers",
        externalDagId: "customers",
        externalTaskId: "load_customers",
        mode: "reschedule",
        timeout: { hours: 1 },
      }),
      new EmptyOperator({ taskId: "compute_revenue" }),
    );
  },
);

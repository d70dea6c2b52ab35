import { chain, Dag, type DagOptions, EmptyOperator, TriggerDagRunOperator } from "baram";

/*
 * A Dag that gives others runs when it is done: one another, several one, one several; and what it tells them.
 */

const TAGS = ["cross-Dag"];
const MIDNIGHTS = { startDate: "2024-01-01", schedule: "0 0 * * *", catchup: false, tags: TAGS } satisfies DagOptions;

/** Does its work and then triggers others. */
function etlThatTriggers(dagId: string, triggers: Readonly<Record<string, string>>, description: string): Dag {
  return new Dag(dagId, { ...MIDNIGHTS, description }, () => {
    const etl = new EmptyOperator({ taskId: "etl" });
    for (const [taskId, triggerDagId] of Object.entries(triggers)) {
      chain(etl, new TriggerDagRunOperator({ taskId, triggerDagId }));
    }
  });
}

/** Runs when it is triggered, and else never. */
function reportOnDemand(dagId: string): Dag {
  return new Dag(dagId, { schedule: null, tags: TAGS }, (dag) => {
    dag.task("report", (_inputs, { dagRun }) => `Reported for ${dagRun.runId}.`)();
  });
}

const [ONE, MANY_TO_ONE, ONE_TO_MANY] = [1, 2, 3].map((number) => `figure_6_17_example_${number}_dag_`);

export const oneToOne = etlThatTriggers(`${ONE}1`, { trigger_dag2: `${ONE}2` }, "One Dag triggers another.");
export const oneToOneReport = reportOnDemand(`${ONE}2`);

export const manyToOne = [1, 2, 3].map((number) =>
  etlThatTriggers(`${MANY_TO_ONE}${number}`, { trigger_dag4: `${MANY_TO_ONE}4` }, "Three Dags trigger the same one."),
);
export const manyToOneReport = reportOnDemand(`${MANY_TO_ONE}4`);

export const oneToMany = etlThatTriggers(
  `${ONE_TO_MANY}1`,
  { trigger_dag2: `${ONE_TO_MANY}2`, trigger_dag3: `${ONE_TO_MANY}3`, trigger_dag4: `${ONE_TO_MANY}4` },
  "One Dag triggers three others.",
);
export const oneToManyReports = [2, 3, 4].map((number) => reportOnDemand(`${ONE_TO_MANY}${number}`));

export const readsConf = new Dag("listing_6_08", {
  description: "Does what the run's conf says: start it with dags trigger --conf '{\"supermarket\": 1}'.",
  schedule: null,
  tags: TAGS,
});
const step = (taskId: string) =>
  readsConf.task(
    taskId,
    ({ supermarket }: { supermarket: string }) => `${taskId} of supermarket ${supermarket}`,
  )({
    supermarket: "{{ dag_run.conf['supermarket'] }}",
  });
chain(step("copy_to_raw"), step("process"), step("create_metrics"));

export const tellsTheDay = new Dag(
  "trigger_with_conf",
  {
    ...MIDNIGHTS,
    description: "Tells the Dag that it triggers for which day: conf is a template, too.",
  },
  () => {
    new TriggerDagRunOperator({ taskId: "trigger", triggerDagId: "target_with_conf", conf: { day: "{{ ds }}" } });
  },
);

export const hearsTheDay = new Dag("target_with_conf", { schedule: null, tags: TAGS }, (dag) => {
  dag.task("work", (_inputs, { dagRun }) => `Worked for ${JSON.stringify(dagRun.conf["day"])}.`)();
});

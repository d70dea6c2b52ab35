import { BashOperator, chain, Dag } from "baram";

export default new Dag(
  "04_task_groups",
  {
    description: "The same three steps for sales and for customers, each in a group.",
    docMd: "A group's id stands before the ids of its tasks. Collapse the groups in the graph to see the whole.",
    startDate: "2024-01-01",
    schedule: "@daily",
    catchup: false,
    isPausedUponCreation: false,
    tags: ["example"],
  },
  (dag) => {
    const dataset = (name: string) =>
      dag.taskGroup(name, { tooltip: `Fetch, preprocess and export ${name}` }, () => {
        const step = (verb: string, bashCommand: string) =>
          new BashOperator({ taskId: `${verb}_${name}`, bashCommand });
        chain(
          step("fetch", `echo 'curl http://example.com/${name}.json > /data/raw/${name}/{{ ds_nodash }}.json'`),
          step("preprocess", `echo 'preprocess_${name} /data/raw/${name}/{{ ds_nodash }}.json'`),
          step("export", `echo 'cp /data/processed/${name}/{{ ds_nodash }}.json /data/output/${name}'`),
        );
      });

    const report = new BashOperator({ taskId: "report", bashCommand: "echo 'Everything is exported on {{ ds }}.'" });
    chain([dataset("sales"), dataset("customers")], report);
  },
);

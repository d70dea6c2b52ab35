import { chain, Dag, EmptyOperator } from "baram";

export default new Dag(
  "05_task_groups_umbrella",
  {
    description: "The umbrella Dag in groups, one of them inside another.",
    docMd: "An edge to a group leads to its first tasks, one from a group starts at its last ones.",
    startDate: "2024-01-01",
    schedule: "@daily",
    catchup: false,
    isPausedUponCreation: false,
    tags: ["example"],
  },
  (dag) => {
    const task = (taskId: string) => new EmptyOperator({ taskId });
    const prepare = (source: string) => dag.taskGroup(source, () => chain(task("fetch"), task("clean")));

    const datasets = dag.taskGroup("datasets", { tooltip: "Everything the model is trained on" }, () => {
      chain([prepare("sales"), prepare("weather")], task("join"));
    });
    const model = dag.taskGroup("model", { tooltip: "From the data to its use" }, () => {
      chain(task("train"), task("deploy"));
    });

    chain(task("start"), datasets, model);
  },
);

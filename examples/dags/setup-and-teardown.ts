import { Dag } from "baram";

const dag = new Dag("setup_and_teardown", {
  description: "A cluster is made before the work and deleted after it, whether the work succeeded or not.",
  docMd:
    "Clear `run_report` alone: its setup and teardown come with it, for it could not run without them. The teardown's " +
    "own end does not count for the run.",
  startDate: "2024-01-01",
  schedule: "@daily",
  catchup: false,
  isPausedUponCreation: false,
  tags: ["example"],
});

const cluster = dag.task.setup(function create_cluster(_inputs, { dsNodash }) {
  return { name: `cluster-${dsNodash}` };
})();

const deleteCluster = dag.task.teardown(
  function delete_cluster({ name }: { name?: string }) {
    return `${name ?? "nothing"} is deleted.`;
  },
  { setups: cluster },
);

deleteCluster({ name: cluster.name }).scope(() => {
  const runQuery = dag.task(function run_query({ name }: { name: string }) {
    return { rows: name.length };
  });
  const runReport = dag.task(function run_report({ rows }: { rows: number }) {
    return `${rows} rows are reported.`;
  });
  runReport({ rows: runQuery({ name: cluster.name }).rows });
});

export default dag;

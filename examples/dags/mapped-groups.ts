import { Dag } from "baram";

const dag = new Dag("mapped_groups", {
  description: "A group of tasks that is repeated for every file.",
  docMd: "Within the group each index has its own values; outside, `per_file.result` is the list of all of them.",
  startDate: "2024-01-01",
  schedule: "@daily",
  catchup: false,
  isPausedUponCreation: false,
  tags: ["example"],
});

const listFiles = dag.task(function list_files() {
  return ["january.csv", "february.csv", "march.csv"];
});

const perFile = dag.taskGroup("per_file").expand({ path: listFiles() }, ({ path }) => {
  const read = dag.task("read", (inputs: { path: string }) => ({ rows: inputs.path.length }))({ path });
  const check = dag.task("check", ({ rows }: { rows: number }) => rows > 0);
  return { isGood: check({ rows: read.rows }), rows: read.rows };
});

/** What all files together come to. */
export const summary = dag.task(function summary({ rows, good }: { rows: number[]; good: boolean[] }) {
  return { files: rows.length, rows: rows.reduce((sum, one) => sum + one, 0), isGood: good.every(Boolean) };
})({ rows: perFile.result.rows, good: perFile.result.isGood });

export default dag;

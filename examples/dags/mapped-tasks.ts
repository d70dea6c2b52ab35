import { BashOperator, Dag } from "baram";

const dag = new Dag("mapped_tasks", {
  description: "Tasks that are repeated for every element of a list that is known only when the run is under way.",
  docMd: 'Trigger it with `{"files": 0}`: of an empty list nothing is made, and what needs it is skipped.',
  startDate: "2024-01-01",
  schedule: "@daily",
  catchup: false,
  isPausedUponCreation: false,
  tags: ["example"],
  params: { files: 4 },
});

/** The list that everything else is repeated for. */
export const listFiles = dag.task(function list_files(_inputs, { params }) {
  return Array.from({ length: params.files }, (_unused, index) => `orders-${index + 1}.csv`);
});
const files = listFiles();

const countRows = dag.task(
  function count_rows({ path, weight }: { path: string; weight: number }) {
    return { path, rows: path.length * weight };
  },
  { mapIndexTemplate: "{{ task.inputs.path }}" },
);

/** The same for every file (`partial`), one for each file (`expand`). */
export const counted = countRows.partial({ weight: 10 }).expand({ path: files });

/** One task that takes what all of them returned. */
export const total = dag.task(function total_rows({ counts }: { counts: { path: string; rows: number }[] }) {
  return counts.reduce((sum, { rows }) => sum + rows, 0);
})({ counts: counted });

// Operators are repeated in the same way; elements may go through a function first.
BashOperator.partial({ dag, taskId: "show", doXcomPush: false }).expand({
  bashCommand: files.map((path) => `echo "${path} is counted."`),
});

export default dag;

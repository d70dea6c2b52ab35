import { BashOperator, chain, Dag, param } from "baram";

export default new Dag(
  "templates",
  {
    description: "Fields of operators are templates, rendered when the task runs.",
    docMd: "Trigger it with other params, and compare the rendered fields of its tasks.",
    startDate: "2024-01-01",
    schedule: "@daily",
    catchup: false,
    isPausedUponCreation: false,
    tags: ["example"],
    params: { greeting: param.string({ default: "Hello", description: "How the report begins." }) },
  },
  (dag) => {
    const printDates = new BashOperator({
      taskId: "print_dates",
      bashCommand:
        "echo 'The run of {{ ds }} started with data of {{ ts }}; a week later is {{ macros.ds_add(ds, 7) }}.'",
    });

    const greet = new BashOperator({
      taskId: "greet",
      bashCommand: 'echo "$GREETING from {{ dag.dag_id }}, run {{ run_id }}"',
      env: { GREETING: "{{ params.greeting }}" },
      appendEnv: true,
    });

    // Who prefers TypeScript writes a function of the context.
    const count = new BashOperator({
      taskId: "count",
      bashCommand: dag.template(({ params, ds }) => `echo "${params.greeting.length + ds.length} letters"`),
    });

    const repeat = new BashOperator({
      taskId: "repeat",
      bashCommand: `echo "{{ ti.xcom_pull(task_ids='greet') | upper }}, {{ ti.xcom_pull(task_ids='count') }}"`,
    });

    chain(printDates, [greet, count], repeat);
  },
);

import { expect, test } from "vitest";
import { PUBLIC_ROUTES } from "../public-api/public-routes.ts";
import { answerOf, bodyOf, CONTRACT, type ContractOperation, listDifferences } from "./contract-differences.fixture.ts";

/** Where what Airflow answers is not what it declares, its answers count; and what Baram takes beyond them. */
const KNOWN_DIFFERENCES: Readonly<Record<string, readonly string[]>> = {
  // A password is never answered.
  post_connection: ["answer lacks password"],
  get_connection: ["answer lacks password"],
  patch_connection: ["answer lacks password"],
  // Which copies of a mapped task are cleared, and with which version of their Dag they run again.
  post_clear_task_instances: ["body has run_on_latest_version", "body has map_indexes"],
  clear_dag_run: ["body has run_on_latest_version"],
  // A reference when it is only tried, nothing when it is done.
  patch_task_instance: ["answer has no properties"],
  patch_mapped_task_instance: ["answer has no properties"],
  get_dag_dataset_queued_events: ["answer lacks datasets", "answer has queued_events"],
  get_dataset_queued_events: ["answer lacks datasets", "answer has queued_events"],
  get_task_instance_tries: ["answer lacks task_instances_history", "answer has task_instances"],
  get_mapped_task_instance_tries: ["answer lacks task_instances_history", "answer has task_instances"],
  get_variables: ["answer.variables[] has value"],
  get_extra_links: ["answer has no properties"],
  get_dag_details: [
    "answer.concurrency is integer instead of number",
    "answer lacks template_search_path",
    "answer has template_searchpath",
  ],
  get_tasks: [...taskDifferences("answer.tasks[]"), "answer has total_entries"],
  get_task: taskDifferences("answer"),
  get_upstream_dataset_events: eventDifferences("answer.dataset_events[]"),
  get_dataset_events: eventDifferences("answer.dataset_events[]"),
  create_dataset_event: eventDifferences("answer"),
  get_datasets: ["answer.datasets[] has aliases"],
  get_dataset: ["answer has aliases"],
  get_users: failCountDifferences("answer.users[]"),
  get_user: failCountDifferences("answer"),
  post_user: ["answer lacks password", "body has fail_login_count", ...failCountDifferences("answer")],
  patch_user: ["body has fail_login_count", ...failCountDifferences("answer")],
  post_role: ["answer has no properties"],
};

function taskDifferences(where: string): readonly string[] {
  const lacking = ["executor", "sub_dag"].map((name) => `${where} lacks ${name}`);
  const more = ["operator_name", "params"].map((name) => `${where} has ${name}`);
  return [`${where}.extra_links[] has no properties`, ...lacking, ...more];
}

function eventDifferences(where: string): readonly string[] {
  return [`${where}.created_dagruns[] lacks run_id`, `${where}.created_dagruns[] has dag_run_id`, `${where} has id`];
}

function failCountDifferences(where: string): readonly string[] {
  return [`${where} lacks failed_login_count`, `${where} has fail_login_count`];
}

function routeOf({ method, path }: ContractOperation) {
  return PUBLIC_ROUTES.find((route) => route.method === method && route.path === path);
}

test.each(CONTRACT.operations)("$method $path is $operationId", (operation) => {
  expect(routeOf(operation)?.operationId).toBe(operation.operationId);
});

test.each(CONTRACT.operations)("$operationId is in the groups that Airflow's is", (operation) => {
  expect(routeOf(operation)?.tags).toEqual(operation.tags);
});

test.each(CONTRACT.operations)("$operationId takes the query that Airflow's does", (operation) => {
  const declared = operation.parameters
    .filter((parameter) => parameter.in === "query")
    .map(({ name, required, type, format = null, minimum = null }) => ({ name, required, type, format, minimum }));
  const taken = Object.entries(routeOf(operation)?.query ?? {}).map(([name, parameter]) => ({
    name,
    required: parameter.isRequired === true,
    type: parameter.type,
    format: parameter.format ?? null,
    minimum: parameter.minimum ?? null,
  }));
  const byName = (one: { readonly name: string }, other: { readonly name: string }) => (one.name < other.name ? -1 : 1);
  expect(taken.toSorted(byName)).toEqual(declared.toSorted(byName));
});

test.each(CONTRACT.operations)("$operationId takes and answers the properties that Airflow's does", (operation) => {
  const [body, answer] = [bodyOf(operation), answerOf(operation)];
  const route = routeOf(operation);
  expect({ takesBody: route?.body !== undefined, answers: route?.answer !== null }).toEqual({
    takesBody: body !== null,
    answers: answer !== null,
  });
  const differences = [
    ...(body === null ? [] : listDifferences("body", body, route?.body?.schema ?? {})),
    ...(answer === null ? [] : listDifferences("answer", answer, route?.answer ?? {})),
  ];
  expect(differences.toSorted()).toEqual([...(KNOWN_DIFFERENCES[operation.operationId] ?? [])].toSorted());
});

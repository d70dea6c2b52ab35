/** A call of the API that is measured over a long history. */
export interface HistoryCall {
  /** The last part of the metric's name. */
  readonly name: string;
  readonly path: string;
  readonly body?: object;
  /** What has to be shown where it is not the budget of every call. */
  readonly budget?: string;
}

const DAY_MILLISECONDS = 86_400_000;
const RUN = "/api/v1/dags/history_7/dagRuns/seeded__2500";
const UI_RUN = "/ui/dags/history_7/runs/seeded__2500";
const ALL_RUNS = "/api/v1/dags/~/dagRuns";
const ALL_INSTANCES = `${ALL_RUNS}/~/taskInstances`;
const INSTANCES_OF_DAG = "/api/v1/dags/history_7/dagRuns/~/taskInstances";
const EVENTS = "/api/v1/eventLogs?limit=100";

/**
 * What pages and scripts ask: lists over everything and of one Dag, by everything that they can be narrowed to, one of a
 * kind, and the reads of the large pages. Dates are counted back from now, as the history is.
 */
export function historyCalls(dagIds: readonly string[], now: Date): readonly HistoryCall[] {
  const daysAgo = (days: number) => encodeURIComponent(new Date(now.getTime() - days * DAY_MILLISECONDS).toISOString());
  return [
    ...callsOfDags(dagIds),
    ...callsOfRuns(daysAgo),
    ...callsOfInstances(daysAgo),
    ...callsOfEvents(daysAgo),
    ...callsOfPages(daysAgo),
  ];
}

type DaysAgo = (days: number) => string;

function callsOfDags(dagIds: readonly string[]): readonly HistoryCall[] {
  return [
    { name: "dags_page", path: "/api/v1/dags?limit=100" },
    { name: "dag", path: "/api/v1/dags/history_7" },
    { name: "dag_details", path: "/api/v1/dags/history_7/details" },
    { name: "dag_tasks", path: "/api/v1/dags/history_7/tasks" },
    { name: "dag_versions", path: "/api/v1/dags/history_7/dagVersions" },
    { name: "dag_stats", path: `/api/v1/dagStats?dag_ids=${dagIds.slice(0, 20).join(",")}` },
    { name: "dag_warnings", path: "/api/v1/dagWarnings" },
    { name: "import_errors", path: "/api/v1/importErrors" },
    { name: "dependencies", path: "/api/v1/dependencies" },
    { name: "waiting", path: "/api/v1/dags/history_7/waiting" },
    { name: "missed_deadlines", path: "/api/v1/dags/history_7/missedDeadlines" },
    { name: "callbacks", path: "/api/v1/dags/history_7/callbacks" },
    { name: "pools", path: "/api/v1/pools" },
    { name: "datasets", path: "/api/v1/datasets" },
    { name: "backfills", path: "/api/v1/backfills?dag_id=history_7" },
  ];
}

function callsOfRuns(daysAgo: DaysAgo): readonly HistoryCall[] {
  const ofDag = "/api/v1/dags/history_7/dagRuns?limit=25&order_by=-execution_date";
  return [
    { name: "runs", path: `${ALL_RUNS}?limit=100` },
    { name: "runs_newest", path: `${ALL_RUNS}?limit=100&order_by=-execution_date` },
    { name: "runs_by_start", path: `${ALL_RUNS}?limit=100&order_by=-start_date` },
    { name: "runs_by_end", path: `${ALL_RUNS}?limit=100&order_by=-end_date` },
    { name: "runs_of_dag", path: ofDag },
    { name: "runs_of_dag_offset", path: `${ofDag}&offset=1000` },
    { name: "runs_failed", path: `${ALL_RUNS}?limit=100&state=failed&order_by=-execution_date` },
    { name: "runs_successful", path: `${ALL_RUNS}?limit=100&state=success&order_by=-execution_date` },
    { name: "runs_of_a_week", path: `${ALL_RUNS}?limit=100&start_date_gte=${daysAgo(7)}&order_by=-start_date` },
    { name: "runs_ended_lately", path: `${ALL_RUNS}?limit=100&end_date_gte=${daysAgo(7)}` },
    { name: "runs_updated_lately", path: `${ALL_RUNS}?limit=100&updated_at_gte=${daysAgo(1)}` },
    { name: "runs_form", path: `${ALL_RUNS}/list`, body: { page_limit: 100, order_by: "-execution_date" } },
    { name: "run", path: RUN },
    { name: "run_comparison", path: `${RUN}/comparison?with=seeded__2501` },
  ];
}

function callsOfInstances(daysAgo: DaysAgo): readonly HistoryCall[] {
  const instance = `${RUN}/taskInstances/step_3`;
  return [
    { name: "instances", path: `${ALL_INSTANCES}?limit=100` },
    { name: "instances_of_run", path: `${RUN}/taskInstances?limit=100` },
    { name: "instances_failed", path: `${ALL_INSTANCES}?limit=100&state=failed` },
    { name: "instances_failed_of_dag", path: `${INSTANCES_OF_DAG}?limit=100&state=failed` },
    { name: "instances_running", path: `${ALL_INSTANCES}?limit=100&state=running` },
    { name: "instances_successful", path: `${ALL_INSTANCES}?limit=100&state=success` },
    { name: "instances_of_pool", path: `${ALL_INSTANCES}?limit=100&pool=default_pool` },
    { name: "instances_of_a_week", path: `${ALL_INSTANCES}?limit=100&start_date_gte=${daysAgo(7)}` },
    { name: "instances_dated_a_week", path: `${ALL_INSTANCES}?limit=100&execution_date_gte=${daysAgo(7)}` },
    { name: "instances_ended_lately", path: `${ALL_INSTANCES}?limit=100&end_date_gte=${daysAgo(7)}` },
    { name: "instances_updated_lately", path: `${ALL_INSTANCES}?limit=100&updated_at_gte=${daysAgo(1)}` },
    { name: "instances_long", path: `${ALL_INSTANCES}?limit=100&duration_gte=3600` },
    { name: "instances_of_dag", path: `${INSTANCES_OF_DAG}?limit=100` },
    { name: "instances_of_dag_by_start", path: `${INSTANCES_OF_DAG}?limit=100&start_date_gte=${daysAgo(365)}` },
    { name: "instances_of_dag_a_week", path: `${INSTANCES_OF_DAG}?limit=100&start_date_gte=${daysAgo(7)}` },
    { name: "instances_form", path: `${ALL_INSTANCES}/list`, body: { task_ids: ["step_3"], dag_ids: ["history_7"] } },
    { name: "instance", path: instance },
    { name: "instance_tries", path: `${instance}/tries` },
    { name: "instance_dependencies", path: `${instance}/dependencies` },
    { name: "instance_waiting", path: `${instance}/waiting` },
    { name: "xcoms", path: `${instance}/xcomEntries` },
  ];
}

function callsOfEvents(daysAgo: DaysAgo): readonly HistoryCall[] {
  return [
    { name: "events", path: EVENTS },
    { name: "events_newest", path: `${EVENTS}&order_by=-when` },
    { name: "events_lately", path: `${EVENTS}&after=${daysAgo(1)}&order_by=-when` },
    { name: "events_failed", path: `${EVENTS}&event=failed&order_by=-when` },
    { name: "events_of_owner", path: `${EVENTS}&owner=admin&order_by=-when` },
    { name: "events_of_dag", path: `${EVENTS}&dag_id=history_7&order_by=-when` },
    { name: "events_of_task", path: `${EVENTS}&dag_id=history_7&task_id=step_3&order_by=-when` },
    { name: "events_of_task_of_any_dag", path: `${EVENTS}&task_id=step_3&order_by=-when` },
    { name: "events_of_rare_task", path: `${EVENTS}&task_id=talk&order_by=-when` },
    { name: "events_of_run", path: `${EVENTS}&dag_id=history_7&run_id=seeded__2500` },
    { name: "ui_audit", path: "/ui/auditEntries?limit=50" },
    { name: "ui_audit_of_dag", path: "/ui/auditEntries?limit=50&dag_id=history_7" },
    { name: "ui_audit_of_one_without", path: "/ui/auditEntries?limit=50&dag_id=graph_1000" },
    { name: "ui_audit_of_owner", path: "/ui/auditEntries?limit=50&owner=nobody" },
    { name: "ui_audit_by_event", path: "/ui/auditEntries?limit=50&event=variable" },
  ];
}

function callsOfPages(daysAgo: DaysAgo): readonly HistoryCall[] {
  return [
    { name: "ui_home", path: "/ui/home" },
    { name: "ui_home_history", path: "/ui/home/history?hours=24" },
    { name: "ui_dags_page", path: "/ui/dags?limit=50" },
    { name: "ui_dag", path: "/ui/dags/history_7" },
    { name: "ui_runs", path: "/ui/runs?limit=50" },
    { name: "ui_runs_failed", path: "/ui/runs?limit=50&state=failed" },
    { name: "ui_runs_of_dag", path: "/ui/runs?limit=50&dag=history_7" },
    { name: "ui_timeline", path: `/ui/timeline?from=${daysAgo(1)}&until=${daysAgo(0)}` },
    { name: "ui_calendar", path: `/ui/dags/history_7/calendar?from=${daysAgo(365)}&until=${daysAgo(0)}` },
    { name: "ui_run", path: UI_RUN },
    { name: "ui_run_timeline", path: `${UI_RUN}/timeline` },
    { name: "ui_instance", path: `${UI_RUN}/taskInstances/step_3` },
    { name: "ui_slots", path: "/ui/pools/default_pool/slots" },
    { name: "ui_versions", path: "/ui/dags/history_7/versions" },
    { name: "ui_grid_of_dag", path: "/ui/dags/history_7/grid?limit=25" },
    { name: "ui_grid_2000x25", path: "/ui/dags/grid_2000/grid?limit=25", budget: "≤ 500" },
    { name: "ui_dag_1000", path: "/ui/dags/graph_1000", budget: "≤ 500" },
  ];
}

/** A run that the pictures show. */
export interface ShownRun {
  readonly dagId: string;
  readonly runId: string;
}

/** What the addresses of pages are made of. */
export interface ShownThings {
  /** It is under way. */
  readonly run: ShownRun;
  /** One of the same Dag that succeeded. */
  readonly otherRun: ShownRun;
  readonly failedRun: ShownRun;
  readonly backfillId: number;
  /** A run that asks people. */
  readonly request: ShownRun;
}

/** A picture of a page. */
export interface ShownPage {
  readonly address: string;
  /** Keys that are pressed before the picture is taken, as on a page whose dialogs open so. */
  readonly keys?: readonly string[];
  /** Who looks; an administrator, unless it is said. */
  readonly as?: "viewer" | "nobody";
}

/** Every page of the web UI, by the name of its pictures. */
export function pagesOf(things: ShownThings): Readonly<Record<string, ShownPage>> {
  return { ...pagesAboutAll(things), ...pagesOfDag(things), ...pagesOfWork(things), ...pagesOfAdmin() };
}

type Pages = Readonly<Record<string, ShownPage>>;

function pagesAboutAll({ run, otherRun }: ShownThings): Pages {
  const compared = new URLSearchParams({
    dag: otherRun.dagId,
    run: otherRun.runId,
    other_dag: run.dagId,
    other_run: run.runId,
  });
  return {
    "log-in": { address: "/login", as: "nobody" },
    home: { address: "/" },
    dags: { address: "/dags" },
    "dags-no-hit": { address: "/dags?search=returned_goods" },
    "dags-keys": { address: "/dags", keys: ["?"] },
    "dags-jump": { address: "/dags", keys: ["/", "u", "m", "b"] },
    runs: { address: "/runs" },
    "runs-failed": { address: "/runs?state=failed" },
    compare: { address: `/compare?${compared.toString()}` },
    "compare-empty": { address: "/compare" },
    timeline: { address: "/timeline" },
    "timeline-hours": { address: "/timeline?zoom=hours" },
    "import-errors": { address: "/import-errors" },
    "not-found": { address: "/nowhere" },
  };
}

function pagesOfDag({ run, otherRun, failedRun }: ShownThings): Pages {
  const dag = `/dags/${run.dagId}`;
  const path = runPath(run);
  const task = (taskId: string, tab: string) => `${path}/tasks/${taskId}?tab=${tab}`;
  const at = (shown: ShownRun) => `run=${encodeURIComponent(shown.runId)}`;
  return {
    "dag-grid": { address: dag },
    "dag-grid-run": { address: `${dag}?${at(run)}` },
    "dag-grid-task": { address: `${dag}?${at(failedRun)}&task=weather.clean_weather` },
    "dag-grid-mapped": { address: `${dag}?${at(run)}&task=training.train_model` },
    "dag-grid-clear": { address: `${dag}?${at(failedRun)}&task=weather.clean_weather`, keys: ["c"] },
    "dag-grid-empty": { address: "/dags/returns_forecast" },
    "dag-graph": { address: `${dag}/graph?${at(run)}` },
    "dag-graph-task": { address: `${dag}/graph?${at(run)}&task=training.train_model` },
    "dag-gantt": { address: `${dag}/gantt?${at(otherRun)}` },
    "dag-calendar": { address: `${dag}/calendar` },
    "dag-calendar-hours": { address: "/dags/inventory_sync/calendar?view=hours" },
    "dag-durations": { address: `${dag}/durations` },
    "dag-runs": { address: `${dag}/runs` },
    "dag-code": { address: `${dag}/code` },
    "dag-versions": { address: `${dag}/versions` },
    "dag-events": { address: `${dag}/events` },
    "dag-details": { address: `${dag}/details` },
    "dag-not-there": { address: "/dags/nowhere" },
    run: { address: path },
    "run-failed": { address: runPath(failedRun) },
    "task-logs": { address: `${runPath(failedRun)}/tasks/weather.clean_weather?tab=logs` },
    "task-logs-live": { address: `${task("training.train_model", "logs")}&map_index=4` },
    "task-why": { address: `${task("training.train_model", "why")}&map_index=5` },
    "task-mapped": { address: `${path}/tasks/training.train_model` },
    "task-xcoms": { address: `${runPath(otherRun)}/tasks/training.create_cluster?tab=xcoms` },
    "task-rendered": { address: `${runPath(otherRun)}/tasks/weather.wait_for_forecast?tab=rendered` },
    "task-tries": { address: `${runPath(failedRun)}/tasks/weather.clean_weather?tab=tries` },
    "task-details": { address: `${runPath(otherRun)}/tasks/join_datasets?tab=details` },
  };
}

function pagesOfWork({ backfillId, request }: ShownThings): Pages {
  const day = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  const range = `from=${day(45)}T00:00&to=${day(3)}T00:00`;
  return {
    trigger: { address: "/dags/weekly_report/trigger" },
    "trigger-no-params": { address: "/dags/umbrella/trigger" },
    backfills: { address: "/backfills" },
    "backfill-plan": { address: `/backfills/new?dag=ingest_sales&${range}` },
    "backfill-new": { address: "/backfills/new" },
    backfill: { address: `/dags/ingest_sales/backfills/${backfillId}` },
    assets: { address: "/assets" },
    "assets-graph": { address: "/assets?view=graph" },
    "assets-events": { address: "/assets?view=events" },
    inbox: { address: "/inbox" },
    "inbox-answered": { address: "/inbox?state=answered" },
    request: { address: `${runPath(request)}/tasks/how_many` },
  };
}

function pagesOfAdmin(): Pages {
  return {
    connections: { address: "/connections" },
    "connection-new": { address: "/connections/new" },
    connection: { address: "/connections/warehouse" },
    "connections-refused": { address: "/connections", as: "viewer" },
    variables: { address: "/variables" },
    "variable-new": { address: "/variables/new" },
    variable: { address: "/variables/training" },
    pools: { address: "/pools" },
    "pool-slots": { address: "/pools?pool=gpu" },
    users: { address: "/users" },
    roles: { address: "/users?tab=roles" },
    audit: { address: "/audit" },
    system: { address: "/system?tab=jobs" },
    "system-configuration": { address: "/system?tab=configuration" },
    "system-providers": { address: "/system?tab=providers" },
    profile: { address: "/profile" },
    "dags-as-viewer": { address: "/dags", as: "viewer" },
  };
}

function runPath({ dagId, runId }: ShownRun): string {
  return `/dags/${dagId}/runs/${encodeURIComponent(runId)}`;
}

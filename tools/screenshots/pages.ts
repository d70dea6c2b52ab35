/** A run that the pictures show. */
export interface ShownRun {
  readonly dagId: string;
  readonly runId: string;
}

/** What the addresses of pages are made of. */
export interface ShownThings {
  readonly run: ShownRun;
  readonly otherRun: ShownRun;
  readonly taskId: string;
}

/** Every page of the web UI, by the name of its pictures. */
export function pagesOf({ run, otherRun, taskId }: ShownThings): Readonly<Record<string, string>> {
  const dag = `/dags/${run.dagId}`;
  const runPath = `${dag}/runs/${encodeURIComponent(run.runId)}`;
  const compared = new URLSearchParams({
    dag: otherRun.dagId,
    run: otherRun.runId,
    other_dag: run.dagId,
    other_run: run.runId,
  });
  return {
    home: "/",
    dags: "/dags",
    runs: "/runs",
    compare: `/compare?${compared.toString()}`,
    timeline: "/timeline",
    "timeline-hours": "/timeline?zoom=hours",
    "import-errors": "/import-errors",
    "dag-grid": dag,
    "dag-grid-run": `${dag}?run=${encodeURIComponent(run.runId)}`,
    "dag-graph": `${dag}/graph`,
    "dag-gantt": `${dag}/gantt`,
    "dag-calendar": `${dag}/calendar`,
    "dag-durations": `${dag}/durations`,
    "dag-runs": `${dag}/runs`,
    "dag-code": `${dag}/code`,
    "dag-versions": `${dag}/versions`,
    "dag-events": `${dag}/events`,
    "dag-details": `${dag}/details`,
    run: runPath,
    "task-logs": `${runPath}/tasks/${taskId}?tab=logs`,
    "task-details": `${runPath}/tasks/${taskId}?tab=details`,
    trigger: `${dag}/trigger`,
    backfills: "/backfills",
    assets: "/assets",
    inbox: "/inbox",
    connections: "/connections",
    variables: "/variables",
    pools: "/pools",
    users: "/users",
    audit: "/audit",
    system: "/system",
    profile: "/profile",
    "not-found": "/nowhere",
  };
}

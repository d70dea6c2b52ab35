import { type DataInterval, type Instant, parseInstant, parseRunType } from "@baram/domain";
import { type TriggerDagRunOutcome, triggerDagRun as triggerRun } from "@baram/lifecycle";
import { findDagRunByLogicalDate } from "@baram/metadata-store";
import { ok, problem, type Reply } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { instantWithOffset } from "../../instant-with-offset.ts";
import { NOTE_LENGTH_MAXIMUM, noteTooLong } from "../../note.ts";
import { DagRunRepresentation, representQueuedDagRun } from "../../representations/dag-run.ts";
import { type TimetableSilent, triggerAskingTimetable } from "../../trigger-asking-timetable.ts";

const TriggerDagRunBody = schema.object("TriggerDAGRun", {
  dag_run_id: schema.optionally(schema.nullable(schema.text())),
  logical_date: schema.optionally(schema.nullable(schema.dateTime())),
  /** The old name of `logical_date`. */
  execution_date: schema.optionally(schema.nullable(schema.dateTime())),
  data_interval_start: schema.optionally(schema.nullable(schema.dateTime())),
  data_interval_end: schema.optionally(schema.nullable(schema.dateTime())),
  conf: schema.optionally(schema.anyObject()),
  note: schema.optionally(schema.nullable(schema.text())),
  dag_id: schema.readOnly(schema.text()),
  state: schema.readOnly(schema.text()),
  run_type: schema.readOnly(schema.text()),
  external_trigger: schema.readOnly(schema.boolean()),
  start_date: schema.readOnly(schema.text()),
  end_date: schema.readOnly(schema.text()),
  last_scheduling_decision: schema.readOnly(schema.text()),
});

type Body = schema.Described<typeof TriggerDagRunBody>;

/** Starts a run by hand. The run is only recorded here; the scheduler moves it on. */
export const triggerDagRun = defineRoute({
  method: "POST",
  path: "/dags/{dag_id}/dagRuns",
  operationId: "post_dag_run",
  tags: ["DAGRun"],
  summary: "Trigger a new Dag run",
  description: "Starts a run by hand. The run is only recorded here; the scheduler moves it on.",
  access: { kind: "permissions", permissions: ["can_edit DAGs", "can_create DAG Runs"] },
  body: { schema: TriggerDagRunBody },
  audit: "post_dag_run",
  actsWithAuditEntry: true,
  answer: DagRunRepresentation,
  refusals: [400, 404, 409, 503],

  async handle({ parts, body, user, act }, dependencies) {
    const { store, clock, configuration, askAuthorsTimetable } = dependencies;
    const dagId = parts.dag_id;
    const asked = readBody(body);
    if ("kind" in asked) return asked;
    const now = clock.now();
    const input = {
      dagId,
      logicalDate: asked.logicalDate,
      runId: asked.runId,
      conf: body.conf ?? {},
      note: body.note ?? null,
      triggeredBy: user.name,
      allowedRunIdPattern: configuration.allowedRunIdPattern,
      now,
    };
    const outcome = await triggerAskingTimetable(
      (given) => act((transaction) => triggerRun(transaction, { ...input, ...given })),
      { dataInterval: asked.dataInterval, at: asked.logicalDate ?? now, askAuthorsTimetable },
    );
    if (outcome.kind === "run-id-taken" && asked.logicalDate !== null) {
      // Parity: when both clash, the refusal names the date.
      const { logicalDate } = asked;
      const clash = await findDagRunByLogicalDate(store.reader, { dagId, logicalDate });
      if (clash !== null) return explain({ kind: "logical-date-taken", runId: clash.runId }, dagId, asked.dateText);
    }
    if (outcome.kind !== "created") return explain(outcome, dagId, asked.dateText);
    return ok(echoOffset(representQueuedDagRun(dagId, outcome.run), asked.dateText));
  },
});

/** What the body asks for; `null` leaves it to Baram. */
interface AskedRun {
  readonly logicalDate: Instant | null;
  /** The logical date as it was sent. */
  readonly dateText: string | null;
  readonly dataInterval: DataInterval | null;
  readonly runId: string | null;
}

function readBody(body: Body): AskedRun | Reply<never> {
  const [logicalDate, executionDate] = [body.logical_date ?? null, body.execution_date ?? null];
  const [start, end] = [body.data_interval_start ?? null, body.data_interval_end ?? null];
  if (body.dag_run_id === null) return problem(400, { detail: "{'dag_run_id': ['Field may not be null.']}" });
  if (logicalDate !== null && executionDate !== null && logicalDate !== executionDate) {
    const title = "logical_date conflicts with execution_date";
    return problem(400, { title, detail: `'${logicalDate}' != '${executionDate}'` });
  }
  if ((start === null) !== (end === null)) {
    const sentence = "Both 'data_interval_start' and 'data_interval_end' must be specified together";
    return problem(400, { detail: `{'_schema': ["${sentence}"]}` });
  }
  const runType = parseRunType(body.dag_run_id ?? "");
  if (runType !== "manual") {
    const detail = `A manual DAG run cannot use ID '${body.dag_run_id}' since it is reserved for ${runType} runs`;
    return problem(400, { detail });
  }
  if ((body.note ?? "").length > NOTE_LENGTH_MAXIMUM) return noteTooLong();
  const dateText = logicalDate ?? executionDate;
  // Parity: an empty id is as good as none, and an id made from a date keeps the offset that was sent.
  const runId = body.dag_run_id || (dateText === null ? null : `manual__${instantWithOffset(dateText)}`);
  return { logicalDate: instantOf(dateText), dateText, dataInterval: intervalOf(start, end), runId };
}

function intervalOf(startText: string | null, endText: string | null): DataInterval | null {
  const [start, end] = [instantOf(startText), instantOf(endText)];
  return start === null || end === null ? null : { start, end };
}

function instantOf(text: string | null): Instant | null {
  return text === null ? null : parseInstant(text);
}

function explain(
  outcome: Exclude<TriggerDagRunOutcome, { kind: "created" }> | TimetableSilent,
  dagId: string,
  dateText: string | null,
): Reply<never> {
  switch (outcome.kind) {
    case "dag-not-found":
      return problem(404, { title: "DAG not found", detail: `DAG with dag_id: '${dagId}' not found` });
    case "import-errors":
      return problem(400, {
        title: "DAG cannot be triggered",
        detail: `DAG with dag_id: '${dagId}' has import errors`,
      });
    case "timetable-silent":
      return problem(503, { title: "The timetable of the Dag did not answer", detail: outcome.message });
    case "run-id-refused":
    case "logical-date-refused":
    case "params-refused":
      return problem(400, { detail: outcome.message });
    case "run-id-taken":
      return problem(409, {
        detail: `DAGRun with DAG ID: '${dagId}' and DAGRun ID: '${outcome.runId}' already exists`,
      });
    case "logical-date-taken": {
      const date = dateText === null ? "now" : instantWithOffset(dateText).replace("T", " ");
      return problem(409, {
        detail: `DAGRun with DAG ID: '${dagId}' and DAGRun logical date: '${date}' already exists`,
      });
    }
  }
}

/** Parity: the answer to a trigger has the offset that was sent; every later one is in UTC. */
function echoOffset(
  run: schema.Described<typeof DagRunRepresentation>,
  dateText: string | null,
): schema.Described<typeof DagRunRepresentation> {
  if (dateText === null) return run;
  const sent = instantWithOffset(dateText);
  const utc = run.logical_date;
  const echoed = (text: string) => (text === utc ? sent : text);
  return {
    ...run,
    logical_date: sent,
    execution_date: sent,
    data_interval_start: echoed(run.data_interval_start),
    data_interval_end: echoed(run.data_interval_end),
  };
}

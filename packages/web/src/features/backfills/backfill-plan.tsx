import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Copy, RotateCcw, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type BackfillPlan, type BackfillRequest, backfillPlanQuery, createBackfill } from "../../api/backfill-api.ts";
import type { DagAnswer } from "../../api/ui-shapes.ts";
import { usePermissions } from "../../app/session.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { Note } from "../../components/note.tsx";
import { EmptyState, ErrorState, problemWords, SkeletonRows } from "../../components/page-state.tsx";
import { toastDone } from "../../components/toast.tsx";
import { BackfillCalendar } from "./backfill-calendar.tsx";
import { plannedDate } from "./backfill-days.ts";
import { commandOf } from "./backfill-draft.ts";
import type { StartChoices } from "./backfill-form.tsx";
import { StretchTable } from "./stretch-table.tsx";

interface BackfillPlanViewProps {
  readonly answer: DagAnswer;
  readonly request: BackfillRequest | null;
  readonly choices: StartChoices;
}

/** What would run before it runs, and the start. */
export function BackfillPlanView({ answer, request, choices }: BackfillPlanViewProps) {
  const { t } = useTranslation();
  const dagId = answer.dag.dag_id;
  const plan = useQuery({ ...backfillPlanQuery(dagId, request ?? NOTHING_ASKED), enabled: request !== null });
  if (request === null) return <EmptyState title={t("backfills.planError")}>{t("backfills.badRange")}</EmptyState>;
  if (plan.isError) {
    return <ErrorState title={t("backfills.planError")} error={plan.error} onTryAgain={() => void plan.refetch()} />;
  }
  if (plan.isPending) return <SkeletonRows rows={8} rowHeight={52} />;
  const dates = plan.data.dates.map(plannedDate);
  const { length: count } = dates;
  return (
    <>
      <div className="line backfill-plan-head">
        <h2 className="section-title">{t("backfills.plan")}</h2>
        <span className="meta fill" role="status">
          {plan.data.has_more ? t("backfills.first", { count }) : t("backfills.planned", { count })}
        </span>
        <IconButton label={t("backfills.checkAgain")} onClick={() => void plan.refetch()}>
          <RotateCcw size={14} />
        </IconButton>
      </div>
      <PlanSummary answer={answer} plan={plan.data} />
      <div className="backfill-plan-parts">
        <BackfillCalendar dates={dates} isPlan />
        <StretchTable dates={dates} />
      </div>
      <StartBar dagId={dagId} request={request} choices={choices} plan={plan.data} />
    </>
  );
}

/** Stands for the request of a query that is not sent. */
const NOTHING_ASKED: BackfillRequest = {
  from_date: "",
  to_date: "",
  rerun_behavior: "none",
  run_backwards: false,
  max_active_runs: null,
  task_ids: null,
  include_upstream: true,
};

/** How many dates of a plan are to run. */
function runCount({ dates }: BackfillPlan): number {
  return dates.filter(({ action }) => action !== "leave").length;
}

function PlanSummary({ answer, plan }: { readonly answer: DagAnswer; readonly plan: BackfillPlan }) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const created = plan.dates.filter(({ action }) => action === "create").length;
  const toRun = runCount(plan);
  const atOnce = plan.max_active_runs;
  const each = usualSeconds(answer);
  return (
    <dl className="backfill-summary">
      <div>
        <dd className="backfill-act">{created}</dd>
        <dt>{t("backfills.newRuns")}</dt>
      </div>
      <div>
        <dd className="backfill-act">{toRun - created}</dd>
        <dt>{t("backfills.cleared")}</dt>
      </div>
      <div>
        <dd>{plan.dates.length - toRun}</dd>
        <dt>{t("backfills.leftAlone")}</dt>
      </div>
      <div>
        <dd>{each === null ? "–" : `≈ ${time.duration(Math.ceil(toRun / atOnce) * each)}`}</dd>
        <dt>
          {each === null
            ? t("backfills.noEstimate")
            : t("backfills.estimate", { count: atOnce, each: time.duration(each) })}
        </dt>
      </div>
    </dl>
  );
}

/** The median of the runs that have ended; `null` where none has. */
function usualSeconds({ dag }: DagAnswer): number | null {
  const seconds = dag.recent_runs
    .flatMap(({ start_date: start, end_date: end }) =>
      start === null || end === null ? [] : [(Date.parse(end) - Date.parse(start)) / 1000],
    )
    .toSorted((one, other) => one - other);
  return seconds[Math.floor(seconds.length / 2)] ?? null;
}

interface StartBarProps {
  readonly dagId: string;
  readonly request: BackfillRequest;
  readonly choices: StartChoices;
  readonly plan: BackfillPlan;
}

function StartBar({ dagId, request, choices, plan }: StartBarProps) {
  const { t } = useTranslation();
  const { can_trigger: mayStart } = usePermissions(dagId);
  const start = useStart(dagId, request, choices);
  const count = runCount(plan);
  const command = commandOf(dagId, { ...request, continue_on_failures: choices.goesOn });
  return (
    <footer className="backfill-start">
      {start.error !== null && (
        <div role="alert" className="backfill-start-error">
          <Note tone="danger" icon={<TriangleAlert size={16} />}>
            <b className="strong">{t("backfills.startError")}.</b> {problemWords(start.error, t("error.noAnswer"))}
          </Note>
        </div>
      )}
      {count === 0 && (
        <span className="secondary">
          <b className="strong">{t("backfills.nothing")}.</b> {t("backfills.nothingWords")}
        </span>
      )}
      <span className="fill" />
      <Button
        icon={<Copy size={14} />}
        title={command}
        onClick={() => {
          void navigator.clipboard.writeText(command);
          toastDone({ title: t("backfills.copied"), details: command });
        }}
      >
        {t("backfills.copy")}
      </Button>
      {mayStart && (
        <Button look="primary" disabled={count === 0 || start.isPending} onClick={() => start.mutate()}>
          {t("backfills.start", { count })}
        </Button>
      )}
    </footer>
  );
}

function useStart(dagId: string, request: BackfillRequest, { goesOn, keepsVersion }: StartChoices) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () =>
      createBackfill(dagId, {
        ...request,
        continue_on_failures: goesOn,
        clear_to: keepsVersion ? "own" : "newest",
      }),
    onSuccess: ({ backfill_id: backfillId }) => {
      toastDone({ title: t("backfills.started", { dag: dagId }) });
      void navigate({
        to: "/dags/$dagId/backfills/$backfillId",
        params: { dagId, backfillId: String(backfillId) },
      });
    },
  });
}

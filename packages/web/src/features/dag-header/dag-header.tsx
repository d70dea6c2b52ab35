import { useNavigate } from "@tanstack/react-router";
import { CalendarDays, ChevronsLeft, Clock, History, Play, TriangleAlert } from "lucide-react";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { DagDetails } from "../../api/ui-shapes.ts";
import { useNow } from "../../app/clock.ts";
import { useKeys } from "../../app/keyboard.ts";
import { usePermissions, useRights } from "../../app/session.ts";
import { secondsFrom, useTimeWords } from "../../app/use-time.ts";
import { Button } from "../../components/button.tsx";
import { Tag } from "../../components/chip.tsx";
import { RelativeMoment } from "../../components/moment.tsx";
import { Note } from "../../components/note.tsx";
import { StateMark } from "../../design/state-mark.tsx";
import { nextRunWords } from "../dag-list/dag-words.ts";
import { FavoriteButton } from "../dag-list/favorite-button.tsx";
import { PauseSwitch } from "../pause-dag/pause-switch.tsx";
import { scheduleWords } from "../time/schedule-words.ts";
import { MissingRun } from "../waiting/missing-run.tsx";
import { DagMenu } from "./dag-menu.tsx";
import "./dag-header.css";

/** Name, facts and acts of a Dag. */
export function DagHeader({ dag }: { readonly dag: DagDetails }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { can_trigger: canTrigger } = usePermissions(dag.dag_id);
  const trigger = () => void navigate({ to: "/dags/$dagId/trigger", params: { dagId: dag.dag_id } });
  useKeys({
    t: () => {
      if (canTrigger) trigger();
    },
  });
  return (
    <header className="dag-header">
      <div className="dag-header-words">
        <div className="dag-header-name">
          <FavoriteButton dagId={dag.dag_id} />
          <h1 className="mono cut" title={dag.dag_id}>
            <BreakableName name={dag.dag_id} />
          </h1>
          <span className="dag-header-tags not-narrow">
            {dag.tags.map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
          </span>
        </div>
        <DagFacts dag={dag} />
      </div>
      <div className="dag-header-acts">
        <span className="dag-header-switch">
          <PauseSwitch dagId={dag.dag_id} isPaused={dag.is_paused} />
          <span className="not-narrow">{dag.is_paused ? t("dag.paused") : t("dag.active")}</span>
        </span>
        <BackfillButton dag={dag} />
        {canTrigger && (
          <Button look="primary" keycap="t" icon={<Play size={14} />} onClick={trigger}>
            {t("act.trigger")}
          </Button>
        )}
        <DagMenu dag={dag} />
      </div>
      {dag.has_import_errors && (
        <div className="dag-header-note">
          <Note tone="warn" icon={<TriangleAlert size={16} />}>
            {t("dag.hasImportErrors")}
          </Note>
        </div>
      )}
    </header>
  );
}

/** Where a name has to go on in the next line it breaks after one of its words. */
function BreakableName({ name }: { readonly name: string }) {
  return name.split(/(?<=[_.-])/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

/** Schedules that have no dates to make up for. */
const WITHOUT_DATES: readonly string[] = ["None", "Dataset", "@continuous"];

/** The way to a plan of runs for the past. */
function BackfillButton({ dag }: { readonly dag: DagDetails }) {
  const { t } = useTranslation();
  const rights = useRights();
  const navigate = useNavigate();
  if (!rights.has("can_edit DAGs") || !rights.has("can_create DAG Runs")) return null;
  if (WITHOUT_DATES.includes(dag.schedule.summary ?? "None")) return null;
  return (
    <Button
      className="not-narrow"
      icon={<ChevronsLeft size={14} />}
      onClick={() => void navigate({ to: "/backfills/new", search: { dag: dag.dag_id } })}
    >
      {t("runType.backfill")}
    </Button>
  );
}

function DagFacts({ dag }: { readonly dag: DagDetails }) {
  const { t } = useTranslation();
  const now = useNow();
  const time = useTimeWords();
  const next = dag.is_paused ? null : (dag.next_run?.run_after ?? null);
  return (
    <div className="dag-facts">
      <span className="dag-fact" title={dag.schedule.summary ?? undefined}>
        <CalendarDays size={14} />
        {scheduleWords(dag.schedule, time.style.language)}
      </span>
      <span className="dag-fact">
        <Clock size={14} />
        {next === null || Date.parse(next) <= now.getTime() ? (
          nextRunWords(dag, now, time, t)
        ) : (
          <>
            {t("dag.nextRun", { relative: time.relative(next, now) })}
            <span className="meta not-narrow">{time.fullMoment(next)}</span>
          </>
        )}
        <MissingRun dagId={dag.dag_id} />
      </span>
      <LastRunFact dag={dag} />
      <span className="dag-fact not-narrow">
        <History size={14} />
        {t("dag.version", { number: dag.version.number })}
        <span className="meta">
          <RelativeMoment at={dag.version.created_at} />
        </span>
      </span>
    </div>
  );
}

function LastRunFact({ dag }: { readonly dag: DagDetails }) {
  const { t } = useTranslation();
  const now = useNow();
  const time = useTimeWords();
  const run = dag.last_run;
  const at = run?.end_date ?? run?.start_date ?? run?.queued_at ?? null;
  if (run === null || at === null) return null;
  return (
    <span className="dag-fact">
      <StateMark state={run.state} size={12} />
      {run.state === "running" && run.start_date !== null
        ? t("dag.runningFor", { duration: time.duration(secondsFrom(run.start_date, null, now)) })
        : t("dag.lastRun", { relative: time.relative(at, now) })}
    </span>
  );
}

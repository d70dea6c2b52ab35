import { Menu } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { Ellipsis, Pause, Play } from "lucide-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { DagListItem, RunCounts } from "../../api/ui-shapes.ts";
import { useNow } from "../../app/clock.ts";
import { usePermissions } from "../../app/session.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { IconButton } from "../../components/button.tsx";
import { Tag } from "../../components/chip.tsx";
import { RunBars } from "../../components/run-bars.tsx";
import { StateMark } from "../../design/state-mark.tsx";
import { PauseSwitch } from "../pause-dag/pause-switch.tsx";
import { useSetPaused } from "../pause-dag/use-set-paused.ts";
import { scheduleWords } from "../time/schedule-words.ts";
import { nextRunWords, runTimeWords } from "./dag-words.ts";
import { FavoriteButton } from "./favorite-button.tsx";

interface DagRowProps {
  readonly dag: DagListItem;
  readonly isCurrent: boolean;
}

/** One Dag of the list. */
export const DagRow = memo(function DagRow({ dag, isCurrent }: DagRowProps) {
  const classes = [isCurrent && "dag-row-current", dag.is_paused && "dag-row-paused"].filter(Boolean).join(" ");
  return (
    <tr className={classes} data-dag-id={dag.dag_id}>
      <td className="dag-row-switch">
        <PauseSwitch dagId={dag.dag_id} isPaused={dag.is_paused} />
      </td>
      <td className="dag-row-name">
        <div className="line">
          <FavoriteButton dagId={dag.dag_id} />
          <Link to="/dags/$dagId" params={{ dagId: dag.dag_id }} className="mono strong cut" title={dag.dag_id}>
            {dag.dag_id}
          </Link>
          {dag.tags.slice(0, 3).map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </div>
        <div className="small meta cut">
          {[dag.description, dag.owners.join(", ")].filter((part) => part !== null && part !== "").join(" · ")}
        </div>
      </td>
      <ScheduleCell dag={dag} />
      <td className="dag-row-bars">
        <DagRunBars dag={dag} />
      </td>
      <td className="dag-row-last">
        <LastRun dag={dag} />
      </td>
      <td className="dag-row-counts">
        <RunCountsOf counts={dag.run_counts} />
      </td>
      <td>
        <DagActs dag={dag} />
      </td>
    </tr>
  );
});

/** The run bars of a Dag, with their states in words. */
export function DagRunBars({ dag }: { readonly dag: DagListItem }) {
  const { t } = useTranslation();
  const states = [...new Set(dag.recent_runs.map((run) => run.state))].map((state) =>
    t("dags.runCount", {
      count: dag.recent_runs.filter((run) => run.state === state).length,
      state: t(`state.${state}`),
    }),
  );
  const words = states.length === 0 ? t("dags.noRun") : states.join(", ");
  return <RunBars runs={dag.recent_runs} label={t("dags.runBars", { dag: dag.dag_id, words })} />;
}

function ScheduleCell({ dag }: { readonly dag: DagListItem }) {
  const { t } = useTranslation();
  const now = useNow();
  const time = useTimeWords();
  return (
    <td className="dag-row-schedule">
      <div className="cut" title={dag.schedule.summary ?? undefined}>
        {scheduleWords(dag.schedule, time.style.language)}
      </div>
      <div className="small meta cut">{nextRunWords(dag, now, time, t)}</div>
    </td>
  );
}

function LastRun({ dag }: { readonly dag: DagListItem }) {
  const { t } = useTranslation();
  const now = useNow();
  const time = useTimeWords();
  const run = dag.last_run;
  if (run === null) return <span className="meta">{t("dags.noRun")}</span>;
  return (
    <Link to="/dags/$dagId" params={{ dagId: dag.dag_id }} search={{ run: run.run_id }}>
      <div className="dag-row-state">
        <StateMark state={run.state} size={12} />
        {t(`state.${run.state}`)}
      </div>
      <div className="small meta dag-row-time">{runTimeWords(run, now, time, t)}</div>
    </Link>
  );
}

function RunCountsOf({ counts }: { readonly counts: RunCounts }) {
  const { t } = useTranslation();
  return (
    <span className="run-counts">
      {(["queued", "running", "failed", "success"] as const).map((state) => (
        <span key={state} className={`run-count run-count-${state}`} title={t(`state.${state}`)}>
          {counts[state] > 0 && (
            <>
              {state === "success" ? <i className="run-count-square" /> : <StateMark state={state} size={12} />}
              {counts[state].toLocaleString("en")}
              <span className="visually-hidden">{t(`state.${state}`)}</span>
            </>
          )}
        </span>
      ))}
    </span>
  );
}

function DagActs({ dag }: { readonly dag: DagListItem }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { can_trigger: canTrigger, can_edit: canEdit } = usePermissions(dag.dag_id);
  const setPaused = useSetPaused(dag.dag_id);
  const params = { dagId: dag.dag_id };
  return (
    <span className="dag-row-acts">
      {canTrigger && (
        <IconButton
          label={t("dags.triggerDag", { dag: dag.dag_id })}
          onClick={() => void navigate({ to: "/dags/$dagId/trigger", params })}
        >
          <Play size={14} />
        </IconButton>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <button type="button" className="icon-button" aria-label={t("dags.moreActs", { dag: dag.dag_id })}>
            <Ellipsis size={16} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void navigate({ to: "/dags/$dagId", params })}>{t("dags.openGrid")}</Menu.Item>
          <Menu.Item onClick={() => void navigate({ to: "/dags/$dagId/graph", params })}>
            {t("dags.openGraph")}
          </Menu.Item>
          <Menu.Item onClick={() => void navigate({ to: "/dags/$dagId/runs", params })}>{t("dags.openRuns")}</Menu.Item>
          <Menu.Item onClick={() => void navigate({ to: "/dags/$dagId/code", params })}>{t("dags.openCode")}</Menu.Item>
          {canEdit && (
            <>
              <Menu.Divider />
              <Menu.Item
                leftSection={dag.is_paused ? <Play size={14} /> : <Pause size={14} />}
                onClick={() => setPaused.mutate(!dag.is_paused)}
              >
                {dag.is_paused ? t("act.unpause") : t("act.pause")}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}

import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DagRun } from "../../api/ui-shapes.ts";
import { usePermissions, useRights } from "../../app/session.ts";
import { Button } from "../../components/button.tsx";
import { ClearTaskDialog } from "../clear/clear-task-dialog.tsx";
import { useSetPaused } from "../pause-dag/use-set-paused.ts";
import { isWaitingKind, type ToldReason } from "./use-reason-words.ts";
import { type WaitingAct, waitingActOf } from "./waiting-act.ts";

/** What waits: a run, or a task instance of it. */
export interface WaitingPlace {
  readonly run: DagRun;
  readonly taskId?: string;
  readonly mapIndex?: number;
}

interface WaitingActLinkProps {
  readonly reason: ToldReason;
  readonly place: WaitingPlace;
}

/** What would change a reason to wait; nothing where nobody can, or where this person may not. */
export function WaitingActLink({ reason, place }: WaitingActLinkProps) {
  const act = isWaitingKind(reason.kind) ? waitingActOf(reason.kind, reason.facts) : null;
  if (act === null) return null;
  return <ActOf act={act} place={place} />;
}

function ActOf({ act, place }: { readonly act: WaitingAct; readonly place: WaitingPlace }) {
  const { t } = useTranslation();
  switch (act.kind) {
    case "unpause":
      return <Unpause dagId={place.run.dag_id} />;
    case "clear":
      return <ClearNow place={place} />;
    case "pool":
      return (
        <IfMay right="can_read Pools">
          <Link to="/pools" search={act.isMissing ? {} : { pool: act.pool }} className="link link-in-words">
            {act.isMissing ? t("waiting.act.createPool") : t("waiting.act.pool", { pool: act.pool })}
          </Link>
        </IfMay>
      );
    case "inbox":
    case "processes":
    case "configuration":
    case "import-errors":
      return <PlaceOfInstallation kind={act.kind} />;
    default:
      return <PlaceOfDag act={act} place={place} />;
  }
}

function PlaceOfDag({ act, place }: { readonly act: WaitingAct; readonly place: WaitingPlace }) {
  const { t } = useTranslation();
  const { run, taskId, mapIndex } = place;
  const { dag_id: dagId, run_id: runId } = run;
  switch (act.kind) {
    case "backfill": {
      const params = { dagId, backfillId: String(act.backfillId) };
      return (
        <Link to="/dags/$dagId/backfills/$backfillId" params={params} className="link link-in-words">
          {t("waiting.act.backfill")}
        </Link>
      );
    }
    case "previous-run":
      return <RunLink dagId={dagId} runId={act.runId} words={t("waiting.act.previousRun")} />;
    case "run":
      return <RunLink dagId={dagId} runId={runId} words={t("waiting.act.run")} />;
    case "running-tasks": {
      const search = { task_state: "running", find: act.taskId };
      return (
        <Link to="/dags/$dagId" params={{ dagId }} search={search} className="link link-in-words">
          {t("waiting.act.runningTasks")}
        </Link>
      );
    }
    case "running-runs":
      return (
        <Link
          to="/dags/$dagId/runs"
          params={{ dagId }}
          search={{ run_state: "running" }}
          className="link link-in-words"
        >
          {t("waiting.act.runningRuns")}
        </Link>
      );
    case "upstream":
      return <UpstreamLink place={place} />;
    case "logs":
      return <LogLink dagId={dagId} runId={runId} taskId={taskId} mapIndex={mapIndex} />;
    case "code":
      return (
        <Link to="/dags/$dagId/code" params={{ dagId }} className="link link-in-words">
          {t("waiting.act.code")}
        </Link>
      );
    default:
      return null;
  }
}

function UpstreamLink({ place: { run, taskId } }: { readonly place: WaitingPlace }) {
  const { t } = useTranslation();
  const search = { run: run.run_id, task: taskId, focus: "upstream" } as const;
  return (
    <Link to="/dags/$dagId/graph" params={{ dagId: run.dag_id }} search={search} className="link link-in-words">
      {t("waiting.act.upstream")}
    </Link>
  );
}

interface LogLinkProps {
  readonly dagId: string;
  readonly runId: string;
  readonly taskId: string | undefined;
  readonly mapIndex: number | undefined;
}

function LogLink({ dagId, runId, taskId, mapIndex }: LogLinkProps) {
  const { t } = useTranslation();
  if (taskId === undefined) return null;
  const search = { map_index: mapIndex, tab: "logs" } as const;
  return (
    <Link
      to="/dags/$dagId/runs/$runId/tasks/$taskId"
      params={{ dagId, runId, taskId }}
      search={search}
      className="link link-in-words"
    >
      {t("waiting.act.logs")}
    </Link>
  );
}

function RunLink({ words, ...params }: { readonly dagId: string; readonly runId: string; readonly words: string }) {
  return (
    <Link to="/dags/$dagId/runs/$runId" params={params} className="link link-in-words">
      {words}
    </Link>
  );
}

type InstallationKind = "inbox" | "processes" | "configuration" | "import-errors";

function PlaceOfInstallation({ kind }: { readonly kind: InstallationKind }) {
  const { t } = useTranslation();
  switch (kind) {
    case "inbox":
      return (
        <Link to="/inbox" className="link link-in-words">
          {t("waiting.act.answer")}
        </Link>
      );
    case "processes":
      return (
        <IfMay right="can_read Jobs">
          <Link to="/system" search={{ tab: "jobs" }} className="link link-in-words">
            {t("waiting.act.processes")}
          </Link>
        </IfMay>
      );
    case "configuration":
      return (
        <IfMay right="can_read Configurations">
          <Link to="/system" search={{ tab: "configuration", search: "parallelism" }} className="link link-in-words">
            {t("waiting.act.configuration")}
          </Link>
        </IfMay>
      );
    case "import-errors":
      return (
        <IfMay right="can_read ImportError">
          <Link to="/import-errors" className="link link-in-words">
            {t("waiting.act.importErrors")}
          </Link>
        </IfMay>
      );
  }
}

function IfMay({ right, children }: { readonly right: string; readonly children: ReactNode }) {
  return useRights().has(right) ? children : null;
}

function Unpause({ dagId }: { readonly dagId: string }) {
  const { t } = useTranslation();
  const { can_edit: canEdit } = usePermissions(dagId);
  const setPaused = useSetPaused(dagId);
  if (!canEdit) return null;
  return (
    <Button size="small" disabled={setPaused.isPending} onClick={() => setPaused.mutate(false)}>
      {t("waiting.act.unpause", { dag: dagId })}
    </Button>
  );
}

function ClearNow({ place: { run, taskId, mapIndex = -1 } }: { readonly place: WaitingPlace }) {
  const { t } = useTranslation();
  const { can_clear: canClear } = usePermissions(run.dag_id);
  const [isOpen, setIsOpen] = useState(false);
  if (!canClear || taskId === undefined) return null;
  const address = { dagId: run.dag_id, runId: run.run_id, taskId, mapIndex };
  return (
    <>
      <Button size="small" onClick={() => setIsOpen(true)}>
        {t("waiting.act.clear")}
      </Button>
      {isOpen && <ClearTaskDialog address={address} run={run} onClose={() => setIsOpen(false)} />}
    </>
  );
}

import { Link } from "@tanstack/react-router";
import { GitCompareArrows } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DagRun } from "../../api/ui-shapes.ts";
import { usePermissionsOf } from "../../app/session.ts";
import { Button } from "../../components/button.tsx";
import { keyOfRun } from "./all-runs-table.tsx";
import { ClearRunsDialog, MarkRunsDialog } from "./several-runs-dialogs.tsx";

interface SelectionBarProps {
  readonly runs: readonly DagRun[];
  readonly onUnselect: () => void;
}

/** What can be done with the runs that are selected. */
export function SelectionBar({ runs, onUnselect }: SelectionBarProps) {
  const { t } = useTranslation();
  const permissionsOf = usePermissionsOf();
  // An act is for all that are selected, so each of them must allow it.
  const canClear = runs.every((run) => permissionsOf(run.dag_id).can_clear);
  const canEdit = runs.every((run) => permissionsOf(run.dag_id).can_edit_runs);
  const [dialog, setDialog] = useState<"clear" | "success" | "failed" | null>(null);
  const close = (isDone: boolean) => {
    setDialog(null);
    if (isDone) onUnselect();
  };
  return (
    <div className="selection-bar" role="toolbar" aria-label={t("allRuns.selected", { count: runs.length })}>
      <b className="strong">{t("allRuns.selected", { count: runs.length })}</b>
      <button type="button" className="link" onClick={onUnselect}>
        {t("allRuns.unselect")}
      </button>
      <span className="fill" />
      <CompareLink runs={runs} />
      {canEdit && (
        <>
          <Button size="small" onClick={() => setDialog("success")}>
            {t("act.markSuccess")}
          </Button>
          <Button size="small" onClick={() => setDialog("failed")}>
            {t("act.markFailed")}
          </Button>
        </>
      )}
      {canClear && (
        <Button size="small" look="primary" onClick={() => setDialog("clear")}>
          {t("allRuns.clear")}
        </Button>
      )}
      {dialog === "clear" && <ClearRunsDialog runs={runs} onClose={close} />}
      {(dialog === "success" || dialog === "failed") && <MarkRunsDialog runs={runs} to={dialog} onClose={close} />}
    </div>
  );
}

function CompareLink({ runs }: { readonly runs: readonly DagRun[] }) {
  const { t } = useTranslation();
  const [first, second] = [...runs].sort((left, right) => (left.logical_date < right.logical_date ? -1 : 1));
  const icon = <GitCompareArrows size={14} />;
  if (first === undefined || second === undefined || runs.length !== 2) {
    return (
      <Button size="small" icon={icon} disabled title={t("allRuns.compareHint")}>
        {t("allRuns.compare")}
      </Button>
    );
  }
  return (
    <Link
      key={keyOfRun(first)}
      to="/compare"
      search={{ dag: first.dag_id, run: first.run_id, other_dag: second.dag_id, other_run: second.run_id }}
      className="button button-small"
    >
      {icon}
      {t("allRuns.compare")}
    </Link>
  );
}

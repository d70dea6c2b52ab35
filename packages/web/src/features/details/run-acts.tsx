import { Menu } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { ChevronDown, Play, RotateCcw, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RunAnswer } from "../../api/ui-shapes.ts";
import { usePermissions } from "../../app/session.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { StateMark } from "../../design/state-mark.tsx";
import { ClearRunDialog } from "../clear/clear-run-dialog.tsx";
import { DeleteRunDialog } from "../delete/delete-run-dialog.tsx";
import { MarkRunDialog } from "../mark/mark-run-dialog.tsx";

/** Clear and mark a run, and start another one with its conf; absent for a role that may not. */
export function RunActs({ answer }: { readonly answer: RunAnswer }) {
  const { t } = useTranslation();
  const { run } = answer;
  const may = usePermissions(run.dag_id);
  const [open, setOpen] = useState<"all" | "failed" | "mark-success" | "mark-failed" | "delete" | null>(null);
  const taskIds = [...new Set(answer.task_instances.map((instance) => instance.task_id))];
  const close = () => setOpen(null);
  if (!may.can_clear && !may.can_edit_runs && !may.can_trigger && !may.can_delete_runs) return null;
  return (
    <div className="panel-acts">
      {may.can_clear && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="small" icon={<RotateCcw size={14} />}>
              {t("act.clear")}
              <ChevronDown size={12} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setOpen("failed")}>{t("run.clearFailed")}</Menu.Item>
            <Menu.Item onClick={() => setOpen("all")}>{t("run.clearAll")}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {may.can_edit_runs && <MarkMenu run={run} onMark={(state) => setOpen(`mark-${state}`)} />}
      {may.can_trigger && (
        <Link
          to="/dags/$dagId/trigger"
          params={{ dagId: run.dag_id }}
          search={{ from: run.run_id }}
          className="button button-small"
        >
          <Play size={14} />
          {t("trigger.againAct")}
        </Link>
      )}
      {may.can_delete_runs && (
        <IconButton label={t("delete.runAct")} onClick={() => setOpen("delete")}>
          <Trash2 size={14} />
        </IconButton>
      )}
      {open === "delete" && <DeleteRunDialog answer={answer} onClose={close} />}
      {(open === "all" || open === "failed") && (
        <ClearRunDialog run={run} taskIds={taskIds} onlyFailed={open === "failed"} onClose={close} />
      )}
      {open === "mark-success" && <MarkRunDialog run={run} to="success" onClose={close} />}
      {open === "mark-failed" && <MarkRunDialog run={run} to="failed" onClose={close} />}
    </div>
  );
}

interface MarkMenuProps {
  readonly run: RunAnswer["run"];
  readonly onMark: (state: "success" | "failed") => void;
}

function MarkMenu({ run, onMark }: MarkMenuProps) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="small">
          {t("act.markAs")}
          <ChevronDown size={12} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(["success", "failed"] as const).map((state) => (
          <Menu.Item
            key={state}
            leftSection={<StateMark state={state} />}
            disabled={run.state === state}
            onClick={() => onMark(state)}
          >
            {t(`state.${state}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

import { Menu } from "@mantine/core";
import { ChevronDown, RotateCcw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RunAnswer } from "../../api/ui-shapes.ts";
import { usePermissions } from "../../app/session.ts";
import { Button } from "../../components/button.tsx";
import { StateMark } from "../../design/state-mark.tsx";
import { ClearRunDialog } from "../clear/clear-run-dialog.tsx";
import { MarkRunDialog } from "../mark/mark-run-dialog.tsx";

/** Clear and mark a run; absent for a role that may not. */
export function RunActs({ answer }: { readonly answer: RunAnswer }) {
  const { t } = useTranslation();
  const { can_clear: canClear, can_edit: canEdit } = usePermissions();
  const [open, setOpen] = useState<"all" | "failed" | "mark-success" | "mark-failed" | null>(null);
  const { run } = answer;
  const taskIds = [...new Set(answer.task_instances.map((instance) => instance.task_id))];
  const close = () => setOpen(null);
  if (!canClear && !canEdit) return null;
  return (
    <div className="panel-acts">
      {canClear && (
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
      {canEdit && (
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
                onClick={() => setOpen(`mark-${state}`)}
              >
                {t(`state.${state}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {(open === "all" || open === "failed") && (
        <ClearRunDialog run={run} taskIds={taskIds} onlyFailed={open === "failed"} onClose={close} />
      )}
      {open === "mark-success" && <MarkRunDialog run={run} to="success" onClose={close} />}
      {open === "mark-failed" && <MarkRunDialog run={run} to="failed" onClose={close} />}
    </div>
  );
}

import type { TaskInstanceState } from "@baram/domain";
import { Menu } from "@mantine/core";
import { ChevronDown, RotateCcw, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GridAnswer } from "../../api/ui-shapes.ts";
import { useKeys } from "../../app/keyboard.ts";
import { usePermissions } from "../../app/session.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { StateMark } from "../../design/state-mark.tsx";
import { ClearSeveralDialog } from "../clear/clear-several-dialog.tsx";
import { SidePanel } from "../details/side-panel.tsx";
import { StateShares } from "../details/state-shares.tsx";
import { MARKABLE_STATES, type MarkableState } from "../details/task-acts.tsx";
import { MarkSeveralDialog } from "../mark/mark-several-dialog.tsx";
import type { PickedTasks } from "./grid-picks.ts";

type PicksAct = "clear" | MarkableState;

interface PicksPanelProps {
  readonly dagId: string;
  readonly grid: GridAnswer;
  readonly picked: readonly PickedTasks[];
  readonly onClose: () => void;
}

/** Beside the grid, while several cells are picked: how they stand, and what can be done with all of them. */
export function PicksPanel({ dagId, grid, picked, onClose }: PicksPanelProps) {
  const { t } = useTranslation();
  const { can_clear: canClear } = usePermissions(dagId);
  const [open, setOpen] = useState<PicksAct | null>(null);
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  useKeys({
    c: () => {
      if (canClear) setOpen("clear");
    },
    m: () => setIsMenuOpen(canClear),
  });
  const states = statesOf(grid, picked);
  const close = () => setOpen(null);
  return (
    <SidePanel>
      <div className="panel-head">
        <div className="panel-place">
          <span>{t("gridMore.inRuns", { count: picked.length })}</span>
          <span className="fill" />
          <IconButton label={t("gridMore.unpick")} keycap="Esc" onClick={onClose}>
            <X size={16} />
          </IconButton>
        </div>
        <div className="panel-name">
          <h2>{t("gridMore.picked", { count: states.length })}</h2>
        </div>
        <PicksActs dagId={dagId} isMenuOpen={isMenuOpen} onMenu={setIsMenuOpen} onOpen={setOpen} />
      </div>
      <div className="panel-scroll" tabIndex={0}>
        <div className="details-body">
          <StateShares states={states} />
          <PickedList grid={grid} picked={picked} />
        </div>
      </div>
      {open === "clear" && <ClearSeveralDialog dagId={dagId} picked={picked} onClose={close} />}
      {open !== null && open !== "clear" && (
        <MarkSeveralDialog dagId={dagId} picked={picked} states={states} to={open} onClose={close} />
      )}
    </SidePanel>
  );
}

interface PicksActsProps {
  readonly dagId: string;
  readonly isMenuOpen: boolean;
  readonly onMenu: (isOpen: boolean) => void;
  /** Opens the dialog that clears, or the one that marks with a state. */
  readonly onOpen: (act: PicksAct) => void;
}

function PicksActs({ dagId, isMenuOpen, onMenu, onOpen }: PicksActsProps) {
  const { t } = useTranslation();
  const { can_clear: canClear } = usePermissions(dagId);
  return (
    <div className="panel-acts">
      {canClear && (
        <Button size="small" keycap="c" icon={<RotateCcw size={14} />} onClick={() => onOpen("clear")}>
          {t("act.clear")}
        </Button>
      )}
      {canClear && (
        <Menu position="bottom-start" opened={isMenuOpen} onChange={onMenu}>
          <Menu.Target>
            <Button size="small" keycap="m">
              {t("act.markAs")}
              <ChevronDown size={12} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {MARKABLE_STATES.map((each) => (
              <Menu.Item key={each} leftSection={<StateMark state={each} />} onClick={() => onOpen(each)}>
                {t(`state.${each}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

const TASKS_SHOWN = 20;

function PickedList({ grid, picked }: Pick<PicksPanelProps, "grid" | "picked">) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const runById = new Map(grid.runs.map((run) => [run.run_id, run]));
  return picked.map(({ runId, taskIds }) => (
    <section key={runId}>
      <h3 className="section-title">{time.moment(runById.get(runId)?.logical_date ?? "")}</h3>
      <ul className="picked-tasks">
        {taskIds.slice(0, TASKS_SHOWN).map((taskId) => (
          <li key={taskId} className="mono cut">
            {taskId}
          </li>
        ))}
        {taskIds.length > TASKS_SHOWN && (
          <li className="meta">{t("clear.more", { count: taskIds.length - TASKS_SHOWN })}</li>
        )}
      </ul>
    </section>
  ));
}

/** How what is picked stands: each task instance, of a mapped task each of its own. */
function statesOf(grid: GridAnswer, picked: readonly PickedTasks[]): readonly TaskInstanceState[] {
  const tasksOfRun = new Map(picked.map(({ runId, taskIds }) => [runId, new Set(taskIds)]));
  return grid.task_instances.flatMap(([runIndex, taskId, , state]) => {
    const runId = grid.runs[runIndex]?.run_id ?? "";
    return tasksOfRun.get(runId)?.has(taskId) === true ? [state ?? "none"] : [];
  });
}

import { Menu } from "@mantine/core";
import { ChevronDown, RotateCcw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TaskInstanceAddress } from "../../api/ui-api.ts";
import type { DagRun, WireTaskInstanceState } from "../../api/ui-shapes.ts";
import { useKeys } from "../../app/keyboard.ts";
import { usePermissions } from "../../app/session.ts";
import { Button } from "../../components/button.tsx";
import { StateMark } from "../../design/state-mark.tsx";
import { ClearTaskDialog } from "../clear/clear-task-dialog.tsx";
import { MarkTaskDialog } from "../mark/mark-task-dialog.tsx";

interface TaskActsProps {
  readonly address: TaskInstanceAddress;
  readonly run: DagRun;
  readonly state: WireTaskInstanceState;
  readonly isSmall?: boolean;
}

/** The states that a person may give to a task instance. */
export const MARKABLE_STATES = ["success", "failed", "skipped"] as const;

/** A state that a person may give to a task instance. */
export type MarkableState = (typeof MARKABLE_STATES)[number];

/** Clear and mark, with their keys; absent for a role that may not. */
export function TaskActs({ address, run, state, isSmall }: TaskActsProps) {
  const { t } = useTranslation();
  const { can_clear: canClear } = usePermissions(address.dagId);
  const [open, setOpen] = useState<"clear" | MarkableState | null>(null);
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const close = () => setOpen(null);
  useKeys({
    c: () => {
      if (canClear) setOpen("clear");
    },
    m: () => setIsMenuOpen(canClear),
  });
  const size = isSmall === true ? { size: "small" as const } : {};
  return (
    <>
      {canClear && (
        <Menu position="bottom-end" opened={isMenuOpen} onChange={setIsMenuOpen}>
          <Menu.Target>
            <Button {...size}>
              {t("act.markAs")}
              <ChevronDown size={12} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {MARKABLE_STATES.map((each) => (
              <Menu.Item
                key={each}
                leftSection={<StateMark state={each} />}
                disabled={each === state}
                onClick={() => setOpen(each)}
              >
                {t(`state.${each}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {canClear && (
        <Button {...size} keycap="c" icon={<RotateCcw size={14} />} onClick={() => setOpen("clear")}>
          {t("act.clear")}
        </Button>
      )}
      {open === "clear" && <ClearTaskDialog address={address} run={run} onClose={close} />}
      {open !== null && open !== "clear" && (
        <MarkTaskDialog address={address} run={run} from={state} to={open} onClose={close} />
      )}
    </>
  );
}

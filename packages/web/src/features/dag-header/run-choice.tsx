import { Menu } from "@mantine/core";
import { ChevronDown, ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { DagRun } from "../../api/ui-shapes.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { Button } from "../../components/button.tsx";
import { StateMark } from "../../design/state-mark.tsx";
import { useDag } from "./dag-context.ts";

interface RunChoiceProps {
  readonly run: DagRun | undefined;
  readonly onRun: (runId: string | undefined) => void;
}

/** Which of the recent runs a view shows, with steps to the one before and after. */
export function RunChoice({ run, onRun }: RunChoiceProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const { dag } = useDag();
  const runs = dag.recent_runs;
  if (run === undefined) return null;
  const index = runs.findIndex((each) => each.run_id === run.run_id);
  const moment = time.moment(run.logical_date);
  const older = index > 0 ? runs[index - 1] : undefined;
  const newer = index === -1 ? undefined : runs[index + 1];
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            size="small"
            icon={<StateMark state={run.state} size={12} />}
            aria-label={`${t("graph.chooseRun")}: ${moment}`}
          >
            {moment}
            <ChevronDown size={12} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflowY: "auto" }}>
          {runs.toReversed().map((each) => (
            <Menu.Item
              key={each.run_id}
              leftSection={<StateMark state={each.state} size={12} />}
              onClick={() => onRun(each.run_id)}
            >
              {time.moment(each.logical_date)}{" "}
              <span className="meta">{each.run_type === "scheduled" ? "" : t(`runType.${each.run_type}`)}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button
        size="small"
        className="button-icon-only"
        aria-label={t("graph.olderRun")}
        title={t("graph.olderRun")}
        disabled={older === undefined}
        onClick={() => onRun(older?.run_id)}
      >
        <ChevronLeft size={14} />
      </Button>
      <Button
        size="small"
        className="button-icon-only"
        aria-label={t("graph.newerRun")}
        title={t("graph.newerRun")}
        disabled={newer === undefined}
        onClick={() => onRun(newer?.run_id)}
      >
        <ChevronRight size={14} />
      </Button>
    </>
  );
}

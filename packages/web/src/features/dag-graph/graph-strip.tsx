import { UNMAPPED } from "@baram/domain";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { SquareTerminal } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { DagRun, TaskInstance } from "../../api/ui-shapes.ts";
import { useKeys } from "../../app/keyboard.ts";
import { Button } from "../../components/button.tsx";
import { Chip } from "../../components/chip.tsx";
import { StateMark } from "../../design/state-mark.tsx";
import { TaskActs } from "../details/task-acts.tsx";
import { useOpenTaskInstance } from "../details/use-open-task-instance.ts";
import { useTaskInstanceStateWords } from "../details/use-state-words.ts";
import { useStateReasonWords } from "../waiting/use-state-reason-words.ts";

interface GraphStripProps {
  readonly run: DagRun;
  readonly instance: TaskInstance;
}

/** Below the graph: what is selected, in one line, and the acts on it. */
export function GraphStrip({ run, instance }: GraphStripProps) {
  const { t } = useTranslation();
  const words = useTaskInstanceStateWords(instance);
  const reason = useStateReasonWords()(instance);
  const address = { dagId: run.dag_id, runId: run.run_id, taskId: instance.task_id, mapIndex: UNMAPPED };
  // Of a mapped task this is the instance that needs attention most.
  const open = useOpenTaskInstance({ ...address, mapIndex: instance.map_index });
  useKeys({ l: () => open("logs") });
  return (
    <div className="graph-strip nopan">
      <StateMark state={instance.state ?? "none"} />
      <span className="mono strong" title={instance.task_id}>
        {instance.task_id}
      </span>
      <span className="secondary cut">
        {words}
        {reason !== null && `. ${reason}`}
      </span>
      <span className="fill" />
      {instance.try_number > 0 && (
        <Button size="small" keycap="l" icon={<SquareTerminal size={14} />} onClick={() => open("logs")}>
          {t("details.logs")}
        </Button>
      )}
      <FocusButtons />
      <TaskActs address={address} run={run} state={instance.state} isSmall />
      <Button size="small" keycap="↵" onClick={() => open(undefined)}>
        {t("act.open")}
      </Button>
    </div>
  );
}

/** Leaves only what comes before the selected task, or after it. */
function FocusButtons() {
  const { t } = useTranslation();
  const { focus } = useSearch({ from: "/shell/dags/$dagId/graph" });
  const navigate = useNavigate({ from: "/dags/$dagId/graph" });
  return (
    <span className="line not-narrow">
      {(["upstream", "downstream", "both"] as const).map((each) => (
        <Chip
          key={each}
          isOn={focus === each}
          title={t(`graphMore.focusHint.${each}`)}
          onClick={() =>
            void navigate({
              search: (known) => ({ ...known, focus: focus === each ? undefined : each }),
              replace: true,
            })
          }
        >
          {t(`graphMore.focusShort.${each}`)}
        </Chip>
      ))}
    </span>
  );
}

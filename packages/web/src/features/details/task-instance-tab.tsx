import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TaskInstanceAddress } from "../../api/ui-api.ts";
import type { TaskInstanceAnswer, TaskNode } from "../../api/ui-shapes.ts";
import type { DetailsTab } from "../../app/search-params.ts";
import { DocText } from "../../components/doc-text.tsx";
import { EmptyState } from "../../components/page-state.tsx";
import type { LogLevel } from "../task-log/log-rows.ts";
import { LogView } from "../task-log/log-view.tsx";
import { useStateReasonWords } from "../waiting/use-state-reason-words.ts";
import { RenderedView } from "./rendered-view.tsx";
import { TaskFacts } from "./task-facts.tsx";
import { TriesView } from "./tries-view.tsx";
import { WhyNote, WhyView } from "./why-view.tsx";
import { XComsView } from "./xcoms-view.tsx";

interface TaskInstanceTabProps {
  readonly tab: Exclude<DetailsTab, "logs">;
  readonly address: TaskInstanceAddress;
  readonly answer: TaskInstanceAnswer;
  readonly task: TaskNode | undefined;
}

/** One part of the details of a task instance. */
export function TaskInstanceTab({ tab, address, answer, task }: TaskInstanceTabProps) {
  const { t } = useTranslation();
  switch (tab) {
    case "details":
      return (
        <div className="details-body">
          <WhyNote answer={answer} />
          <TaskFacts answer={answer} task={task} />
          {task?.doc_md != null && (
            <section>
              <h3 className="section-title">{t("details.taskDocs")}</h3>
              <DocText text={task.doc_md} />
            </section>
          )}
        </div>
      );
    case "why":
      return (
        <div className="details-body">
          <WhyView answer={answer} />
        </div>
      );
    case "xcoms":
      return <XComsView address={address} />;
    case "rendered":
      return <RenderedView instance={answer.task_instance} />;
    case "tries":
      return <TriesView address={address} tries={answer.tries} />;
  }
}

/** The tabs of a task instance that have something to say at present. */
export function useDetailsTabs(answer: TaskInstanceAnswer, order: readonly DetailsTab[]) {
  const { t } = useTranslation();
  return order
    .filter((name) => name !== "why" || answer.why.length > 0)
    .map((name) => ({
      name,
      label: t(`details.${name}`),
      ...(name === "tries" ? { count: answer.tries.length } : {}),
    }));
}

interface PanelLogProps {
  readonly address: TaskInstanceAddress;
  readonly answer: TaskInstanceAnswer;
  readonly extra?: ReactNode;
}

/** The log in the panel beside the grid; what is looked at in it is not worth an address. */
export function PanelLog({ address, answer, extra }: PanelLogProps) {
  const { t } = useTranslation();
  const newest = answer.tries.at(-1)?.try_number;
  const [chosenTry, setChosenTry] = useState<number | null>(null);
  const [search, setSearch] = useState("");
  const [line, setLine] = useState<number | null>(null);
  const reasonWords = useStateReasonWords();
  const [hidden, setHidden] = useState<ReadonlySet<LogLevel>>(new Set());
  if (newest === undefined) return <EmptyState title={t("log.never")}>{reasonWords(answer.task_instance)}</EmptyState>;
  const toggle = (level: LogLevel) =>
    setHidden(hidden.has(level) ? new Set([...hidden].filter((each) => each !== level)) : new Set([...hidden, level]));
  return (
    <LogView
      address={address}
      tries={answer.tries}
      look={{ tryNumber: chosenTry ?? newest, search, line, hidden }}
      acts={{ onTry: setChosenTry, onSearch: setSearch, onLine: setLine, onLevel: toggle }}
      isCompact
      extra={extra}
    />
  );
}

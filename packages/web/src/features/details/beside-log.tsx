import { Link } from "@tanstack/react-router";
import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { NeighborTask, TaskInstanceAnswer } from "../../api/ui-shapes.ts";
import { secondsFrom, useTimeWords } from "../../app/use-time.ts";
import { FactList } from "../../components/fact-list.tsx";
import { Duration } from "../../components/moment.tsx";
import { Note } from "../../components/note.tsx";
import { StateMark } from "../../design/state-mark.tsx";
import type { LogSnapshot } from "../task-log/log-store.ts";
import { TriesView } from "./tries-view.tsx";
import { WhyNote } from "./why-view.tsx";
import "./details.css";

const SHOWN_ERRORS = 5;

interface BesideLogProps {
  readonly answer: TaskInstanceAnswer;
  readonly tryNumber: number;
  readonly log: LogSnapshot | null;
  readonly onLine: (line: number) => void;
}

/** Beside a log: its errors first, the facts of the try, the other tries, the tasks before and after. */
export function BesideLog({ answer, tryNumber, log, onLine }: BesideLogProps) {
  const { t } = useTranslation();
  const { task_instance: instance, run } = answer;
  const address = {
    dagId: instance.dag_id,
    runId: instance.run_id,
    taskId: instance.task_id,
    mapIndex: instance.map_index,
  };
  return (
    <aside className="beside-log" aria-label={t("details.label")}>
      {log !== null && <ErrorsNote log={log} onLine={onLine} />}
      {/* What failed the task is the last of the log's errors. */}
      {(log?.log.errorNumbers.length ?? 0) === 0 && <WhyNote answer={answer} />}
      <ThisTry answer={answer} tryNumber={tryNumber} />
      <section>
        <h2 className="section-title">{t("details.tries")}</h2>
        <TriesView address={address} tries={answer.tries} isCompact />
      </section>
      {answer.upstream.length + answer.downstream.length > 0 && (
        <section>
          <h2 className="section-title">{t("details.neighbors")}</h2>
          {answer.upstream.map((task) => (
            <Neighbor key={task.task_id} task={task} run={run} words={t("details.upstreamWord")} />
          ))}
          {answer.downstream.map((task) => (
            <Neighbor key={task.task_id} task={task} run={run} words={t("details.downstreamWord")} />
          ))}
        </section>
      )}
    </aside>
  );
}

interface ErrorsNoteProps {
  readonly log: LogSnapshot;
  readonly onLine: (line: number) => void;
}

function ErrorsNote({ log, onLine }: ErrorsNoteProps) {
  const { t } = useTranslation();
  const numbers = log.log.errorNumbers;
  const first = log.rows[(numbers[0] ?? 0) - 1];
  if (first === undefined) return null;
  return (
    <Note tone="danger" icon={<TriangleAlert size={16} />}>
      <b className="strong">{t("details.errorsInTry", { count: numbers.length })}</b>
      <div className="secondary beside-error">
        {first.plain.slice(0, 200)}{" "}
        {numbers.slice(0, SHOWN_ERRORS).map((number) => (
          <button key={number} type="button" className="link beside-error-line" onClick={() => onLine(number)}>
            {t("details.line", { number })}
          </button>
        ))}
      </div>
    </Note>
  );
}

function ThisTry({ answer, tryNumber }: { readonly answer: TaskInstanceAnswer; readonly tryNumber: number }) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const { task_instance: instance } = answer;
  const chosen = answer.tries.find((each) => each.try_number === tryNumber);
  if (chosen === undefined) return null;
  const isNewest = tryNumber === instance.try_number;
  const waited =
    isNewest && instance.queued_at !== null && instance.start_date !== null
      ? time.exactDuration(secondsFrom(instance.queued_at, instance.start_date, new Date(0)))
      : null;
  return (
    <section>
      <h2 className="section-title">{t("details.thisTry")}</h2>
      <FactList
        facts={[
          { name: t("details.started"), value: chosen.start_date && time.fullMoment(chosen.start_date) },
          {
            name: t("details.ranFor"),
            value: chosen.start_date && <Duration start={chosen.start_date} end={chosen.end_date} />,
          },
          { name: t("details.waited"), value: waited },
          { name: t("details.worker"), value: chosen.hostname },
          { name: t("details.process"), value: chosen.pid },
          { name: t("details.pool"), value: instance.pool },
          { name: t("details.queue"), value: instance.queue },
        ]}
      />
    </section>
  );
}

interface NeighborProps {
  readonly task: NeighborTask;
  readonly run: TaskInstanceAnswer["run"];
  readonly words: string;
}

function Neighbor({ task, run, words }: NeighborProps) {
  return (
    <div className="beside-neighbor">
      <StateMark state={task.state ?? "none"} size={12} />
      <Link
        to="/dags/$dagId/runs/$runId/tasks/$taskId"
        params={{ dagId: run.dag_id, runId: run.run_id, taskId: task.task_id }}
        className="mono link cut"
      >
        {task.task_id}
      </Link>
      <span className="fill" />
      <span className="meta">{words}</span>
    </div>
  );
}

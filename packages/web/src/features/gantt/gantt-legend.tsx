import { useTranslation } from "react-i18next";

/** What the bars of the Gantt mean. */
export function GanttLegend() {
  const { t } = useTranslation();
  const marks = [
    { look: "gantt-part gantt-part-ran state-success", word: t("gantt.part.ran") },
    { look: "gantt-part gantt-part-ran state-running hatched", word: t("gantt.running") },
    { look: "gantt-part gantt-part-ran state-failed", word: t("gantt.failedTry") },
    { look: "gantt-part gantt-part-queued", word: t("gantt.part.queued") },
    { look: "gantt-part gantt-part-deferred state-deferred", word: t("gantt.part.deferred") },
    { look: "gantt-part gantt-part-rescheduled state-up_for_reschedule", word: t("gantt.part.rescheduled") },
    { look: "gantt-part gantt-part-retry state-up_for_retry", word: t("gantt.part.retry") },
    { look: "gantt-critical", word: t("gantt.criticalPath") },
  ];
  return (
    <footer className="gantt-legend">
      {marks.map(({ look, word }) => (
        <span key={word}>
          <i className={look} />
          {word}
        </span>
      ))}
    </footer>
  );
}

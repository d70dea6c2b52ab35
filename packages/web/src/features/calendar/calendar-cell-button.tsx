import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { stateCountWords } from "../details/use-state-words.ts";
import { type CalendarCell, lookOf, runsOf } from "./calendar-days.ts";

const STATES = ["failed", "running", "queued", "success"] as const;

interface CalendarCellButtonProps {
  readonly label: string;
  readonly cell: CalendarCell | undefined;
  /** What is written in it: the day of a month. */
  readonly text?: string;
  readonly isChosen: boolean;
  readonly isToday: boolean;
  readonly onChoose: () => void;
}

/** A day, or an hour: its runs by the worst of them, how many failed, and those that are planned. */
export function CalendarCellButton({ label, cell, text, isChosen, isToday, onChoose }: CalendarCellButtonProps) {
  const { t } = useTranslation();
  const look = lookOf(cell);
  const total = runsOf(cell);
  const failed = cell?.counts.failed ?? 0;
  const classes = ["calendar-cell", `calendar-${look}`, isChosen && "calendar-chosen", isToday && "calendar-today"];
  const stateClass = look === "planned" || look === "empty" ? "" : `state-${look}`;
  return (
    <button
      type="button"
      className={`${classes.filter(Boolean).join(" ")} ${stateClass}`}
      // The number that is read in the cell is a part of its name.
      aria-label={`${text === undefined ? "" : `${text}, `}${label}: ${cellWords(cell, t)}`}
      aria-pressed={isChosen}
      title={`${label}: ${cellWords(cell, t)}`}
      data-calendar-cell
      onClick={onChoose}
      disabled={look === "empty"}
    >
      {text}
      {look === "failed" && total > 1 && (
        <i className="calendar-share" style={{ height: `${Math.max(12, (failed / total) * 100)}%` }} />
      )}
    </button>
  );
}

/** How many runs of each state, in words. */
export function cellWords(cell: CalendarCell | undefined, t: TFunction): string {
  const parts = STATES.flatMap((state) => {
    const count = cell?.counts[state] ?? 0;
    return count === 0 ? [] : [stateCountWords(t, state, count)];
  });
  if (cell !== undefined && cell.planned > 0) parts.push(t("calendar.plannedCount", { count: cell.planned }));
  return parts.length === 0 ? t("calendar.noRun") : parts.join(", ");
}

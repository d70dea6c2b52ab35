import { ChevronDown, ChevronRight } from "lucide-react";
import type { CSSProperties, KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useTimeWords } from "../../app/use-time.ts";
import { StateMark } from "../../design/state-mark.tsx";
import { RoleMark } from "../dag-grid/role-mark.tsx";
import { useStateReasonWords } from "../waiting/use-state-reason-words.ts";
import { type GanttPart, spanOf } from "./gantt-lines.ts";
import type { GanttRow } from "./gantt-rows.ts";
import { placeOf, type TimeWindow } from "./time-axis.ts";

interface GanttRowViewProps {
  readonly row: GanttRow;
  readonly top: number;
  readonly position: number;
  readonly window: TimeWindow;
  readonly now: number;
  readonly isCritical: boolean;
  readonly isSelected: boolean;
  readonly isFocused: boolean;
  /** How long the task usually takes, where that is known and it has not run yet; in seconds. */
  readonly usual: number | null;
  readonly onSelect: (row: GanttRow) => void;
  readonly onFold: (row: GanttRow) => void;
  /** Opens what the keys have led to, which may be drawn a moment later. */
  readonly onOpen: () => void;
}

/** One row: the name, its time, and how long it waited and ran. */
export function GanttRowView(props: GanttRowViewProps) {
  const { row, top, position, window, now, isCritical, isSelected, isFocused, usual, onSelect } = props;
  const { t } = useTranslation();
  const time = useTimeWords();
  const span = spanOf(row.lines, now);
  // Of several together it is how long they were on the way.
  const seconds = span === null ? 0 : row.fold === "none" ? span.ran : (span.to - span.from) / 1000;
  const ran = seconds > 0 ? time.exactDuration(seconds) : null;
  // A wait that nobody notices is no news.
  const waited = span !== null && span.waited >= 1 && row.kind !== "group" ? time.duration(span.waited) : null;
  const words = [
    row.kind === "instance" ? `${row.id} ${row.label}` : row.id,
    t(`state.${row.state}`),
    waited === null ? null : t("gantt.waitedFor", { duration: waited }),
    ran === null ? null : t("gantt.ranFor", { duration: ran }),
    isCritical ? t("gantt.onCriticalPath") : null,
  ];
  return (
    <div
      role="row"
      aria-rowindex={position}
      aria-selected={isSelected}
      aria-label={words.filter((word) => word !== null).join(", ")}
      tabIndex={isFocused ? 0 : -1}
      data-gantt-focus={isFocused || undefined}
      className={`gantt-row gantt-row-${row.kind} ${isSelected ? "gantt-row-selected" : ""}`}
      style={{ top }}
      onClick={() => onSelect(row)}
      onKeyDown={(event) => openOnEnter(event, props)}
    >
      <GanttLabel {...props} />
      <div role="gridcell" className="gantt-track" aria-hidden="true">
        {span === null ? (
          <Silence row={row} usual={usual} window={window} now={now} />
        ) : (
          <Bars row={row} window={window} now={now} />
        )}
        {isCritical && span !== null && (
          <i className="gantt-critical" style={boxOf({ from: span.from, to: span.to }, window)} />
        )}
      </div>
      <div role="gridcell" className="gantt-number gantt-waited">
        {waited}
      </div>
      <div role="gridcell" className="gantt-number">
        {ran ?? "–"}
      </div>
    </div>
  );
}

/** Enter opens the page of the instance; all other keys are the chart's. */
function openOnEnter(event: KeyboardEvent, { onOpen }: GanttRowViewProps): void {
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.altKey) return;
  // Enter on the button within folds.
  if (event.target !== event.currentTarget) return;
  onOpen();
  event.preventDefault();
  event.stopPropagation();
}

/** Why there is nothing to draw, or how long it usually takes once it comes to it. */
function Silence({ row, usual, window, now }: Pick<GanttRowViewProps, "row" | "usual" | "window" | "now">) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const reasonWords = useStateReasonWords();
  const isWaiting = row.state === "none" || row.state === "scheduled" || row.state === "queued";
  if (isWaiting && usual === null) return null;
  const words = isWaiting
    ? t("gantt.usually", { duration: time.duration(usual ?? 0) })
    : ((row.reason === null ? null : reasonWords(row.reason)) ?? t(`state.${row.state}`));
  const left = isWaiting ? Math.min(96, placeOf(now, window)) : 0;
  return (
    <span className="gantt-words cut" style={{ left: `calc(${left}% + 8px)` }}>
      {words}
    </span>
  );
}

function Bars({ row, window, now }: Pick<GanttRowViewProps, "row" | "window" | "now">) {
  const time = useTimeWords();
  const { t } = useTranslation();
  if (row.kind === "group" && row.fold === "open") {
    const span = spanOf(row.lines, now);
    return span === null ? null : <i className="gantt-envelope" style={boxOf(span, window)} />;
  }
  if (row.kind === "group" || row.count !== null) {
    const span = spanOf(row.lines, now);
    if (span === null) return null;
    const look = row.state === "running" ? "hatched" : row.state === "deferred" ? "gantt-part-deferred" : "";
    return <i className={`gantt-part gantt-part-ran state-${row.state} ${look}`} style={boxOf(span, window)} />;
  }
  return row.lines.flatMap((line) =>
    line.parts.map((part, index) => {
      const to = part.to ?? Math.max(now, part.from);
      const words = `${t(`gantt.part.${part.kind}`)} · ${t("details.tryNumber", { number: part.tryNumber })} · ${time.exactDuration((to - part.from) / 1000)}`;
      return (
        <i
          key={index}
          title={words}
          className={`gantt-part gantt-part-${part.kind} ${lookOf(part)}`}
          style={boxOf({ from: part.from, to }, window)}
        />
      );
    }),
  );
}

function lookOf(part: GanttPart): string {
  switch (part.kind) {
    case "ran":
      // A try after which there is another has failed.
      if (part.state === "up_for_retry") return "state-failed";
      return `state-${part.state} ${part.to === null ? "hatched" : ""}`;
    case "deferred":
      return "state-deferred";
    case "rescheduled":
      return "state-up_for_reschedule";
    case "retry":
      return "state-up_for_retry";
    case "queued":
      return "";
  }
}

function boxOf({ from, to }: { readonly from: number; readonly to: number }, window: TimeWindow) {
  const left = placeOf(from, window);
  return { left: `${left}%`, width: `max(2px, ${placeOf(to, window) - left}%)` };
}

function GanttLabel({ row, onFold }: GanttRowViewProps) {
  const { t } = useTranslation();
  const style: CSSProperties & { "--gantt-depth": number } = { "--gantt-depth": row.depth };
  const hasRun = row.state !== "none";
  return (
    <div role="rowheader" className="gantt-label" style={style}>
      {row.fold === "none" ? (
        <span className="gantt-fold" />
      ) : (
        <button
          type="button"
          tabIndex={-1}
          className="gantt-fold"
          aria-expanded={row.fold === "open"}
          aria-label={t(row.fold === "open" ? "grid.foldGroup" : "grid.openGroup", { group: row.label })}
          onClick={(event) => {
            event.stopPropagation();
            onFold(row);
          }}
        >
          {row.fold === "open" ? <ChevronDown size={12} /> : <ChevronRight size={12} />}
        </button>
      )}
      <StateMark state={row.state} size={12} />
      <span className={`cut ${row.kind === "group" ? "strong" : "mono"} ${hasRun ? "" : "secondary"}`} title={row.id}>
        {row.label}
        {row.count !== null && <span className="meta"> [{row.count === 0 ? " " : row.count}]</span>}
      </span>
      <span className="fill" />
      {row.task !== null && <RoleMark task={row.task} />}
    </div>
  );
}

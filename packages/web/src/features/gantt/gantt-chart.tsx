import { useElementSize, useMediaQuery } from "@mantine/hooks";
import { useVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import { type CSSProperties, type KeyboardEvent, type Ref, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useTimeWords } from "../../app/use-time.ts";
import { useStepsAhead } from "../../components/use-steps-ahead.ts";
import { labelWidth, ROW_HEIGHT } from "../dag-grid/grid-measures.ts";
import { GanttRowView } from "./gantt-row-view.tsx";
import type { GanttRow } from "./gantt-rows.ts";
import { placeOf, type TimeWindow, timeAxis } from "./time-axis.ts";
import "../../components/run-bars.css";
import "./gantt.css";

const HEAD_HEIGHT = 30;
/** On a phone a row is as high as a finger needs. */
const ROW_HEIGHT_NARROW = 36;
/** How wide the words of a mark may be, in pixels. */
const MARK_WORDS = 60;

interface GanttChartProps {
  readonly label: string;
  readonly rows: readonly GanttRow[];
  readonly window: TimeWindow;
  /** The present while the run goes on; `null` afterwards. */
  readonly present: number | null;
  readonly now: number;
  /** When the run started: where the time since the start is counted from. */
  readonly origin: number;
  readonly isSinceStart: boolean;
  readonly zoom: number;
  readonly critical: ReadonlySet<string>;
  readonly usual: ReadonlyMap<string, number>;
  readonly selectedKey: string | null;
  readonly onSelect: (row: GanttRow) => void;
  readonly onFold: (row: GanttRow) => void;
  readonly onOpen: (row: GanttRow) => void;
}

/** Tasks from top to bottom, time from left to right. Rows out of sight are not drawn. */
export function GanttChart(props: GanttChartProps) {
  const { rows, window, origin, zoom, selectedKey } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: headRef, width } = useElementSize<HTMLDivElement>();
  const isNarrow = useMediaQuery("(max-width: 767px)", false, { getInitialValueInEffect: false });
  const rowHeight = isNarrow ? ROW_HEIGHT_NARROW : ROW_HEIGHT;
  const focused = Math.max(
    0,
    rows.findIndex((row) => row.key === selectedKey),
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: HEAD_HEIGHT,
  });
  const axis = useMemo(
    () => timeAxis(window, width === 0 ? 800 : width, props.isSinceStart ? origin : 0),
    [window, width, origin, props.isSinceStart],
  );
  const keys = useGanttKeys({ ...props, focused, bringInSight: (index) => virtual.scrollToIndex(index) });
  const style = {
    "--gantt-label": `${labelWidth(rows)}px`,
    "--gantt-zoom": zoom,
    "--gantt-row": `${rowHeight}px`,
  } as CSSProperties;
  return (
    <div className="gantt-scroller" ref={scroller} style={style}>
      <div
        role="grid"
        className="gantt"
        tabIndex={-1}
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
        style={{ height: HEAD_HEIGHT + rows.length * rowHeight + 8 }}
        onKeyDown={keys.onKeyDown}
      >
        <GanttHead {...props} axis={axis} width={width} trackRef={headRef} />
        <GanttLines {...props} axis={axis} />
        <GanttRows {...props} inSight={virtual.getVirtualItems()} focused={focused} onOpen={keys.open} />
      </div>
    </div>
  );
}

interface GanttHeadProps extends AxisWordsProps {
  /** The width of the track says how many marks the axis has room for. */
  readonly trackRef: Ref<HTMLDivElement>;
}

function GanttHead({ trackRef, ...axisWords }: GanttHeadProps) {
  const { t } = useTranslation();
  return (
    <div role="row" aria-rowindex={1} className="gantt-head">
      <div role="columnheader" className="gantt-label gantt-head-task">
        {t("grid.task")}
      </div>
      <div role="columnheader" aria-label={t("gantt.time")} className="gantt-track" ref={trackRef}>
        <AxisWords {...axisWords} />
      </div>
      <div role="columnheader" className="gantt-number gantt-waited">
        {t("gantt.waited")}
      </div>
      <div role="columnheader" className="gantt-number">
        {t("gantt.ran")}
      </div>
    </div>
  );
}

interface GanttLinesProps extends Pick<GanttChartProps, "window" | "present"> {
  readonly axis: ReturnType<typeof timeAxis>;
}

/** The marks of the axis and the present, down through all rows. */
function GanttLines({ axis, window, present }: GanttLinesProps) {
  return (
    <div className="gantt-lines" aria-hidden="true">
      {axis.marks.map((at) => (
        <i key={at} style={{ left: `${placeOf(at, window)}%` }} />
      ))}
      {present !== null && <i className="gantt-now" style={{ left: `${placeOf(present, window)}%` }} />}
    </div>
  );
}

interface GanttRowsProps extends Omit<GanttChartProps, "onOpen"> {
  readonly onOpen: () => void;
  readonly inSight: readonly VirtualItem[];
  readonly focused: number;
}

/** The rows in sight, and a few around them. */
function GanttRows(props: GanttRowsProps) {
  const { rows, inSight, focused, critical, usual, selectedKey } = props;
  return inSight.map(({ index, start }) => {
    const row = rows[index];
    if (row === undefined) return null;
    return (
      <GanttRowView
        key={row.key}
        row={row}
        top={start}
        position={index + 2}
        window={props.window}
        now={props.now}
        isCritical={row.kind === "task" && critical.has(row.id)}
        isSelected={row.key === selectedKey}
        isFocused={index === focused}
        usual={row.kind === "task" ? (usual.get(row.id) ?? null) : null}
        onSelect={props.onSelect}
        onFold={props.onFold}
        onOpen={props.onOpen}
      />
    );
  });
}

interface AxisWordsProps extends Pick<GanttChartProps, "window" | "origin" | "isSinceStart"> {
  readonly axis: ReturnType<typeof timeAxis>;
  /** Of the track, in pixels; 0 before it is measured. */
  readonly width: number;
}

function AxisWords({ axis, width, window, origin, isSinceStart }: AxisWordsProps) {
  const time = useTimeWords();
  const wordsOf = (at: number) => {
    if (isSinceStart) return at <= origin ? "0" : `+ ${time.exactDuration((at - origin) / 1000)}`;
    const moment = new Date(at).toISOString();
    if (axis.step >= 86_400_000) return time.day(moment);
    if (axis.step < 1000)
      return `${time.clock(moment)}${(at % 1000) / 1000 > 0 ? String((at % 1000) / 1000).slice(1) : ""}`;
    const clock = time.clock(moment);
    return axis.step < 60_000 ? clock : clock.slice(0, 5);
  };
  return axis.marks
    .filter((at) => (1 - placeOf(at, window) / 100) * width > MARK_WORDS)
    .map((at) => (
      <span key={at} className="gantt-mark" style={{ left: `${placeOf(at, window)}%` }}>
        {wordsOf(at)}
      </span>
    ));
}

interface GanttKeysOptions extends GanttChartProps {
  readonly focused: number;
  readonly bringInSight: (index: number) => void;
}

/** Arrows move and fold, Enter in a row opens; the focus follows the selection. */
function useGanttKeys({ rows, focused, bringInSight, onSelect, onFold, onOpen }: GanttKeysOptions) {
  const takesFocus = useRef(false);
  const ahead = useStepsAhead(rows[focused]?.key ?? "", String);
  useEffect(() => {
    if (!takesFocus.current) return;
    takesFocus.current = false;
    bringInSight(focused);
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>("[data-gantt-focus]")?.focus({ preventScroll: true }),
    );
  });
  const go = (index: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))];
    if (row === undefined) return;
    takesFocus.current = true;
    ahead.add(row.key);
    onSelect(row);
  };
  const reached = () => {
    const latest = ahead.latest();
    return Math.max(
      0,
      rows.findIndex(({ key }) => key === latest),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = reached();
    const row = rows[at];
    if (event.key === "ArrowDown") go(at + 1);
    else if (event.key === "ArrowUp") go(at - 1);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(rows.length - 1);
    else if (event.key === "ArrowLeft" && row?.fold === "open") onFold(row);
    else if (event.key === "ArrowRight" && row?.fold === "folded") onFold(row);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const open = () => {
    const row = rows[reached()];
    if (row !== undefined) onOpen(row);
  };
  return { onKeyDown, open };
}

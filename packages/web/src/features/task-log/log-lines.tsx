import {
  type CSSProperties,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { LineHeights } from "./line-heights.ts";
import { LogLine, type LogLineActs } from "./log-line.tsx";
import type { LogRow } from "./log-rows.ts";

const LINE = 20;
const OVERSCAN = 20;
const PADDING = 10;
const CHARACTER = 7.53;
const NEAR_END = 24;

/** Moves a log from outside of it. */
export interface LogLinesHandle {
  /** Shows a row in the middle, by its number. */
  readonly showRow: (number: number) => void;
  readonly toTop: () => void;
}

interface LogLinesProps extends LogLineActs {
  readonly ref: RefObject<LogLinesHandle | null>;
  readonly rows: readonly LogRow[];
  readonly label: string;
  readonly wraps: boolean;
  readonly showsTimes: boolean;
  readonly search: string;
  readonly currentNumber: number | null;
  readonly isFollowing: boolean;
  readonly onFollowing: (isFollowing: boolean) => void;
  /** The log goes on. */
  readonly isOpen: boolean;
}

/** The lines of a log. Only those in sight (and a few around) are in the page, however many there are. */
export function LogLines(props: LogLinesProps) {
  const { ref, rows, label, wraps, showsTimes, isFollowing, onFollowing, isOpen } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const size = useSize(scroller);
  const { heights, measured, onMeasured } = useHeights(rows, wraps, showsTimes ? size.width - 240 : size.width - 80);
  const first = Math.max(0, heights.indexAt(scrollTop - PADDING) - OVERSCAN);
  const last = Math.min(rows.length, heights.indexAt(scrollTop + size.height) + OVERSCAN + 1);

  useHandle({ ref, rows, heights, scroller, onFollowing });
  useFollow({ scroller, isFollowing, total: heights.total, width: size.width });
  useMeasure({ scroller, wraps, heights, measured, first, onMeasured });

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    setScrollTop(element.scrollTop);
    const isAtEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
    onFollowing(isAtEnd);
  }, [onFollowing]);

  const look = `log-lines ${wraps ? "log-wraps" : ""} ${showsTimes ? "" : "log-without-times"}`;
  const style = { "--log-top": `${heights.topOf(first) + PADDING}px` } as CSSProperties;
  return (
    <div className={look} role="log" aria-live="off" aria-label={label} tabIndex={0} ref={scroller} onScroll={onScroll}>
      <div className="log-space" style={{ height: heights.total + PADDING * 2 + (isOpen ? LINE : 0) }}>
        <div className="log-window" style={style}>
          {rows.slice(first, last).map((row) => (
            <LogLine key={row.number} row={row} {...props} />
          ))}
          {isOpen && last >= rows.length && <div className="log-caret" aria-hidden="true" />}
        </div>
      </div>
    </div>
  );
}

function useSize(scroller: RefObject<HTMLDivElement | null>) {
  const [size, setSize] = useState({ width: 800, height: 600 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return size;
}

/** Heights by row: one line each, or, wrapped, an estimate until a row has been seen and measured. */
function useHeights(rows: readonly LogRow[], wraps: boolean, width: number) {
  const [version, setVersion] = useState(0);
  // What was measured holds for one width only.
  // oxlint-disable-next-line react/exhaustive-deps -- The width and the wrapping say when to forget, they are not read.
  const measured = useMemo(() => new Map<number, number>(), [wraps, Math.round(width)]);
  const heights = useMemo(() => {
    const columns = Math.max(20, Math.floor(width / CHARACTER));
    return new LineHeights(
      rows.map((row) =>
        wraps ? (measured.get(row.number) ?? Math.max(1, Math.ceil(row.plain.length / columns)) * LINE) : LINE,
      ),
    );
  }, [rows, wraps, width, measured]);
  const onMeasured = useCallback(() => setVersion((known) => known + 1), []);
  return { heights, measured, onMeasured, version };
}

interface MeasureOptions {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly wraps: boolean;
  readonly heights: LineHeights;
  readonly measured: Map<number, number>;
  readonly first: number;
  readonly onMeasured: () => void;
}

/** Corrects estimates by what is drawn, without moving what is being read. */
function useMeasure({ scroller, wraps, heights, measured, first, onMeasured }: MeasureOptions): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!wraps || element === null) return;
    const anchor = heights.indexAt(element.scrollTop - PADDING);
    const anchorTop = heights.topOf(anchor);
    let hasChanged = false;
    for (const [index, line] of element.querySelectorAll<HTMLElement>(".log-line").entries()) {
      const height = line.offsetHeight;
      measured.set(Number(line.dataset["number"]), height);
      if (heights.heightOf(first + index) === height) continue;
      heights.setHeight(first + index, height);
      hasChanged = true;
    }
    if (!hasChanged) return;
    const shift = heights.topOf(anchor) - anchorTop;
    if (shift !== 0) element.scrollBy(0, shift);
    onMeasured();
  });
}

interface FollowOptions {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly isFollowing: boolean;
  readonly total: number;
  readonly width: number;
}

/** Keeps the end in sight while lines come. */
function useFollow({ scroller, isFollowing, total, width }: FollowOptions): void {
  // A new width wraps the lines anew, which moves the end.
  useLayoutEffect(() => {
    if (isFollowing) scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [scroller, isFollowing, total, width]);
}

interface HandleOptions {
  readonly ref: RefObject<LogLinesHandle | null>;
  readonly rows: readonly LogRow[];
  readonly heights: LineHeights;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onFollowing: (isFollowing: boolean) => void;
}

function useHandle({ ref, rows, heights, scroller, onFollowing }: HandleOptions): void {
  const pending = useRef<number | null>(null);
  const show = (number: number) => {
    const index = indexOfNumber(rows, number);
    const element = scroller.current;
    if (index === -1 || element === null) return false;
    element.scrollTo({ top: heights.topOf(index) + PADDING - element.clientHeight / 2 });
    return true;
  };
  useImperativeHandle(ref, () => ({
    showRow: (number) => {
      onFollowing(false);
      // The row may be in a group that is only being opened, or further down than what was read.
      pending.current = show(number) ? null : number;
    },
    toTop: () => {
      onFollowing(false);
      scroller.current?.scrollTo({ top: 0 });
    },
  }));
  useEffect(() => {
    if (pending.current !== null && show(pending.current)) pending.current = null;
  });
}

/** Rows are in the order of their numbers, with gaps where some are hidden. */
function indexOfNumber(rows: readonly LogRow[], number: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = rows[middle]?.number ?? 0;
    if (at === number) return middle;
    if (at < number) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

import type { TaskInstanceState } from "@baram/domain";
import type { ReactNode } from "react";
import "./state-mark.css";

const STROKE = { fill: "none", strokeLinecap: "round", strokeLinejoin: "round" } as const;

/** The shape of every state, drawn on 16 × 16: the shape alone names the state. */
const SHAPES = {
  success: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" rx="4" fill="currentColor" />
      <path d="m5 8.3 2.1 2.1L11 6.3" stroke="var(--glyph)" strokeWidth="1.7" {...STROKE} />
    </>
  ),
  running: (
    <>
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2.6" opacity=".26" />
      <path
        className="state-mark-turn"
        d="M8 2.5A5.5 5.5 0 0 1 13.5 8"
        stroke="currentColor"
        strokeWidth="2.6"
        {...STROKE}
      />
      <circle cx="8" cy="8" r="1.9" fill="currentColor" />
    </>
  ),
  failed: (
    <>
      <rect x=".8" y=".8" width="14.4" height="14.4" rx="3" fill="currentColor" />
      <path d="m5.2 5.2 5.6 5.6M10.8 5.2l-5.6 5.6" stroke="var(--glyph)" strokeWidth="1.9" {...STROKE} />
    </>
  ),
  upstream_failed: (
    <>
      <path
        d="M6.7 2.3a1.5 1.5 0 0 1 2.6 0l5.2 9.3a1.5 1.5 0 0 1-1.3 2.2H2.8a1.5 1.5 0 0 1-1.3-2.2z"
        fill="currentColor"
      />
      <path d="M8 11.3V7M6.2 8.6 8 6.8l1.8 1.8" stroke="var(--glyph)" strokeWidth="1.4" {...STROKE} />
    </>
  ),
  skipped: <rect x="2.5" y="6.5" width="11" height="3" rx="1.5" fill="currentColor" />,
  up_for_retry: (
    <>
      <path d="M3.1 9.2A5.1 5.1 0 1 0 4.6 4.2" stroke="currentColor" strokeWidth="2" {...STROKE} />
      <path d="M2.3 1.8v4.4h4.4z" fill="currentColor" />
    </>
  ),
  up_for_reschedule: (
    <>
      <circle cx="8" cy="8" r="5.7" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 4.9v3.3l2.2 1.3" stroke="currentColor" strokeWidth="1.7" {...STROKE} />
    </>
  ),
  queued: (
    <>
      <circle cx="3" cy="8" r="1.8" fill="currentColor" />
      <circle cx="8" cy="8" r="1.8" fill="currentColor" />
      <circle cx="13" cy="8" r="1.8" fill="currentColor" />
    </>
  ),
  scheduled: <path d="M8 2.2 13.8 8 8 13.8 2.2 8z" stroke="currentColor" strokeWidth="1.9" {...STROKE} />,
  deferred: (
    <path
      d="M13.7 9.7A6 6 0 1 1 6.3 2.3a4.9 4.9 0 0 0 7.4 7.4z"
      fill="currentColor"
      stroke="currentColor"
      strokeLinejoin="round"
    />
  ),
  restarting: (
    <>
      <circle cx="8" cy="8" r="6.8" fill="currentColor" />
      <path
        d="M5 7.6a3.1 3.1 0 0 1 5.5-1.3M11 8.4a3.1 3.1 0 0 1-5.5 1.3M10.7 4.6v1.9H8.8M5.3 11.4V9.5h1.9"
        stroke="var(--glyph)"
        strokeWidth="1.3"
        {...STROKE}
      />
    </>
  ),
  removed: (
    <>
      <rect
        x="2.5"
        y="2.5"
        width="11"
        height="11"
        rx="3"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray="2.2 1.9"
        fill="none"
      />
      <path d="m6.2 6.2 3.6 3.6M9.8 6.2 6.2 9.8" stroke="currentColor" strokeWidth="1.4" {...STROKE} />
    </>
  ),
  none: <rect x="4.3" y="4.3" width="7.4" height="7.4" rx="2.4" fill="none" stroke="currentColor" strokeWidth="1.4" />,
} as const satisfies Record<TaskInstanceState, ReactNode>;

/** A success in the grid is a small plain square, so that what needs a person stands out. */
const QUIET_SUCCESS = <rect x="3" y="3" width="10" height="10" rx="3" fill="currentColor" opacity=".86" />;

/** A group's success while its tasks are on show: the rows below say the rest. */
const DOT = <circle cx="8" cy="8" r="2.5" fill="currentColor" opacity=".86" />;

/** The marks of grid cells that differ from those elsewhere. */
export type GridMark = TaskInstanceState | "success-quiet" | "success-dot";

const GRID_MARKS: Readonly<Record<GridMark, ReactNode>> = {
  ...SHAPES,
  "success-quiet": QUIET_SUCCESS,
  "success-dot": DOT,
};

interface StateMarkProps {
  readonly state: TaskInstanceState;
  /** In pixels; 16 unless told. */
  readonly size?: number;
}

/** The mark of a state; always beside its word or inside something that has an accessible name. */
export function StateMark({ state, size = 16 }: StateMarkProps) {
  return (
    <svg className={`state-mark state-${state}`} viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      {SHAPES[state]}
    </svg>
  );
}

/** Every mark as a symbol, once in a page, so that a grid draws thousands of them with one element each. */
export function GridMarkSymbols() {
  return (
    <svg className="grid-mark-symbols" width="0" height="0" aria-hidden="true">
      {Object.entries(GRID_MARKS).map(([mark, shape]) => (
        <symbol key={mark} id={`grid-mark-${mark}`} viewBox="0 0 16 16">
          {shape}
        </symbol>
      ))}
    </svg>
  );
}

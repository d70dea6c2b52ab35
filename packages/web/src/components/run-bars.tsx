import type { DagRun } from "../api/ui-shapes.ts";
import { useTimeWords } from "../app/use-time.ts";
import { barHeights } from "./bar-heights.ts";
import "./run-bars.css";

const PLACES = 16;
const TALLEST = 22;

interface RunBarsProps {
  /** Oldest first. */
  readonly runs: readonly DagRun[];
  readonly label: string;
}

/** The newest runs of a Dag, their height by duration, the newest at the right; a dash for each that is missing. */
export function RunBars({ runs, label }: RunBarsProps) {
  const words = useTimeWords();
  const heights = barHeights(runs, { tallest: TALLEST, shortest: 4 });
  return (
    <span className="run-bars" role="img" aria-label={label}>
      {Array.from({ length: Math.max(0, PLACES - runs.length) }, (_, index) => (
        <i key={index} className="run-bar-missing" />
      ))}
      {runs.map((run, index) => (
        <i
          key={run.run_id}
          className={`run-bar state-${run.state} ${run.state === "running" ? "hatched" : ""}`}
          style={{ height: heights[index] }}
          title={words.moment(run.logical_date)}
        />
      ))}
    </span>
  );
}

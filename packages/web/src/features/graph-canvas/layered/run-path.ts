import type { Point } from "../graph-parts.ts";

/** A straight piece of an edge along the flow, at one place across it. Between two of them the edge bends. */
export interface Run {
  from: number;
  to: number;
  readonly at: number;
}

/** Turns lengths along and across the flow into a point on the graph. */
export type ToPoint = (along: number, across: number) => Point;

const CORNER = 12;

/** A path over straight runs with soft bends between them. */
export function pathOverRuns(runs: readonly Run[], toPoint: ToPoint): string {
  let path = "";
  let end: Run | null = null;
  for (const run of runs) {
    if (end === null) path = `M${words(toPoint(run.from, run.at))}`;
    else if (Math.abs(end.at - run.at) < 0.5) path += `L${words(toPoint(run.from, run.at))}`;
    else {
      const middle = (end.to + run.from) / 2;
      const [leaving, coming, there] = [toPoint(middle, end.at), toPoint(middle, run.at), toPoint(run.from, run.at)];
      path += `C${words(leaving)} ${words(coming)} ${words(there)}`;
    }
    if (run.to !== run.from) path += `L${words(toPoint(run.to, run.at))}`;
    end = run;
  }
  return path;
}

/** A path over corners, which are rounded. */
export function roundedPath(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (before === undefined) return `M${words(point)}`;
      if (after === undefined) return `L${words(point)}`;
      return `L${words(toward(point, before))}Q${words(point)} ${words(toward(point, after))}`;
    })
    .join("");
}

/** A point on the way to another one, at most half of the way. */
function toward(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(0.5, CORNER / length);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** A point as a path tells it. */
export function words({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}

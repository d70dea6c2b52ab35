import {
  type EdgeRoute,
  type GraphLink,
  LABEL_HEIGHT,
  type LayoutRequest,
  labelWidth,
  type Point,
} from "../graph-parts.ts";
import type { LayoutPlan, Seat } from "./layout-plan.ts";
import { COLUMN_GAP, type Column, ROW_GAP } from "./place-columns.ts";
import { pathOverRuns, type Run, roundedPath, type ToPoint } from "./run-path.ts";

/** How far from the nodes of a row an edge passes. */
const CLEARANCE = ROW_GAP / 2 - 2;
/** An edge over more columns than this goes around all of them. */
const MOST_PASSED = 120;

/** Leads every edge through the room between columns and rows, so that none runs over a node. */
export function routeEdges({ links, direction }: LayoutRequest, plan: LayoutPlan): ReadonlyMap<string, EdgeRoute> {
  const toPoint: ToPoint = (along, across) =>
    direction === "right" ? { x: along, y: across } : { x: across, y: along };
  const routes = new Map<string, EdgeRoute>();
  for (const link of links) {
    const route = routeOf(link, plan, toPoint);
    if (route !== null) routes.set(link.id, route);
  }
  return routes;
}

interface Ends {
  readonly start: { readonly along: number; readonly across: number };
  readonly end: { readonly along: number; readonly across: number };
}

function endsOf({ source, target }: GraphLink, plan: LayoutPlan): Ends {
  const [from, to] = [plan.placeOf(source), plan.placeOf(target)];
  const [fromSize, toSize] = [plan.sizeOf(source), plan.sizeOf(target)];
  return {
    start: { along: from.along + fromSize.along, across: from.across + fromSize.across / 2 },
    end: { along: to.along, across: to.across + toSize.across / 2 },
  };
}

function routeOf(link: GraphLink, plan: LayoutPlan, toPoint: ToPoint): EdgeRoute | null {
  const [fromTop, toTop] = plan.siblingsOf(link.source, link.target);
  const [from, to] = [plan.seats.get(fromTop), plan.seats.get(toTop)];
  if (fromTop === toTop || from === undefined || to === undefined) return null;
  const ends = endsOf(link, plan);
  if (to.columnIndex <= from.columnIndex || to.columnIndex - from.columnIndex > MOST_PASSED) {
    return aroundRoute(link, { from, to, ends, toPoint });
  }
  const line = new EdgeLine(ends);
  const sourcePath = plan.pathOf(link.source);
  const targetPath = plan.pathOf(link.target);
  for (const id of sourcePath.slice(0, sourcePath.indexOf(fromTop))) {
    const seat = plan.seats.get(id);
    if (seat === undefined) continue;
    line.leave(seat);
    line.pass(seat, seat.columnIndex + 1, seat.columns.length);
  }
  line.leave(from);
  line.pass(from, from.columnIndex + 1, to.columnIndex);
  line.enter(to);
  for (const id of targetPath.slice(0, targetPath.indexOf(toTop)).toReversed()) {
    const seat = plan.seats.get(id);
    if (seat === undefined) continue;
    line.pass(seat, 0, seat.columnIndex);
    line.enter(seat);
  }
  const runs = line.finish();
  return { path: pathOverRuns(runs, toPoint), labelAt: labelPlace(link, runs, toPoint) };
}

/** An edge while it is led from its source to its target. */
class EdgeLine {
  readonly #ends: Ends;
  readonly #runs: Run[];
  /** From where on the next run has to be at its place across the flow; `null` where it is free. */
  #heldFrom: number | null = null;

  constructor(ends: Ends) {
    this.#ends = ends;
    this.#runs = [{ from: ends.start.along, to: ends.start.along, at: ends.start.across }];
  }

  /** Out of its own column, between rows where other nodes of its row stand in the way. */
  leave({ columns, columnIndex, rowIndex, cellIndex, origin }: Seat): void {
    const column = columns[columnIndex];
    const row = column?.rows[rowIndex];
    if (column === undefined || row === undefined) return;
    const columnEnd = origin.along + column.to;
    if (cellIndex < row.nodes.length - 1) {
      const next = origin.along + (column.cells[cellIndex + 1] ?? column.to);
      this.#add({ from: next - 4, to: columnEnd, at: origin.across + row.at + row.size + CLEARANCE });
      return;
    }
    const last = this.#runs.at(-1);
    if (last !== undefined) last.to = Math.max(last.to, columnEnd);
  }

  /** Past columns, through the room between two rows of each that is nearest to the straight line. */
  pass({ columns, origin }: Seat, first: number, end: number): void {
    const { start, end: goal } = this.#ends;
    for (const column of columns.slice(first, end)) {
      const [from, to] = [origin.along + column.from, origin.along + column.to];
      const share = (from - start.along) / Math.max(1, goal.along - start.along);
      const straight = start.across + (goal.across - start.across) * Math.min(1, Math.max(0, share));
      this.#add({ from, to, at: origin.across + freePlace(column, straight - origin.across) });
    }
  }

  /** Into its own column, between rows where other nodes of its row stand in the way. */
  enter({ columns, columnIndex, rowIndex, cellIndex, origin }: Seat): void {
    const column = columns[columnIndex];
    const row = column?.rows[rowIndex];
    if (column === undefined || row === undefined) return;
    const columnStart = origin.along + column.from;
    if (cellIndex > 0) {
      const cell = origin.along + (column.cells[cellIndex] ?? column.from);
      this.#add({ from: columnStart, to: cell - COLUMN_GAP + 4, at: origin.across + row.at - CLEARANCE });
    } else this.#heldFrom = Math.min(this.#heldFrom ?? columnStart, columnStart);
  }

  finish(): readonly Run[] {
    const { along, across } = this.#ends.end;
    this.#add({ from: along, to: along, at: across });
    return this.#runs;
  }

  #add(run: Run): void {
    if (this.#heldFrom !== null) run.from = Math.min(run.from, this.#heldFrom);
    this.#heldFrom = null;
    const last = this.#runs.at(-1);
    if (last !== undefined && Math.abs(last.at - run.at) < 0.5) last.to = run.to;
    else this.#runs.push(run);
  }
}

/** The place nearest to a wanted one where no row of a column stands. */
function freePlace({ rows }: Column, wanted: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row !== undefined && row.at + row.size + CLEARANCE <= wanted) low = middle + 1;
    else high = middle;
  }
  const row = rows[low];
  if (row === undefined || wanted <= row.at - CLEARANCE) return wanted;
  const [above, below] = [row.at - CLEARANCE, row.at + row.size + CLEARANCE];
  return wanted - above <= below - wanted ? above : below;
}

interface AroundParts {
  readonly from: Seat;
  readonly to: Seat;
  readonly ends: Ends;
  readonly toPoint: ToPoint;
}

/** Before all rows: how an edge goes back, or over very many columns. */
function aroundRoute(link: GraphLink, { from, to, ends, toPoint }: AroundParts): EdgeRoute {
  const { start, end } = ends;
  const above = Math.min(from.origin.across, to.origin.across) - ROW_GAP;
  const turn = COLUMN_GAP / 2;
  const out = from.origin.along + (from.columns[from.columnIndex]?.to ?? 0) + turn;
  const back = to.origin.along + (to.columns[to.columnIndex]?.from ?? 0) - turn;
  const corners: readonly (readonly [number, number])[] = [
    [start.along, start.across],
    [out, start.across],
    [out, above],
    [back, above],
    [back, end.across],
    [end.along, end.across],
  ];
  const middle = toPoint((out + back) / 2, above);
  return {
    path: roundedPath(corners.map(([along, across]) => toPoint(along, across))),
    labelAt: link.label === null ? null : centered(middle, link.label),
  };
}

/** In the first bend, or in the middle of an edge that has none. */
function labelPlace(link: GraphLink, runs: readonly Run[], toPoint: ToPoint): Point | null {
  const [first, second] = runs;
  if (link.label === null || first === undefined) return null;
  const middle =
    second === undefined
      ? toPoint((first.from + first.to) / 2, first.at)
      : toPoint((first.to + second.from) / 2, (first.at + second.at) / 2);
  return centered(middle, link.label);
}

function centered({ x, y }: Point, label: string): Point {
  return { x: x - labelWidth(label) / 2, y: y - LABEL_HEIGHT / 2 };
}

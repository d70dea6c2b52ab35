import type { NeighborLists } from "./neighbor-lists.ts";

/**
 * Lengths here are told along the flow of the graph and across it, so that one text serves both directions. A column is a
 * layer with its place. Where a layer has more nodes than fit across, each of its rows holds several of them.
 */
export interface Row {
  /** From first to last along the flow. */
  readonly nodes: readonly number[];
  readonly size: number;
  /** Where it begins across the flow. */
  at: number;
}

/** A layer with its place along the flow. */
export interface Column {
  readonly rows: readonly Row[];
  readonly from: number;
  readonly to: number;
  /** Where the cells of every row begin. */
  readonly cells: readonly number[];
}

/** How large each node is. */
export interface NodeSizes {
  readonly along: readonly number[];
  readonly across: readonly number[];
}

/** The columns of connected nodes, and how much room they take. */
export interface PlacedColumns {
  readonly columns: readonly Column[];
  readonly along: number;
  readonly across: number;
}

/** Free room between rows; edges that pass by run in it. */
export const ROW_GAP = 24;
/** Free room between columns, where edges turn. */
export const COLUMN_GAP = 48;
/** A layer that needs no more than this is never broken into rows of several. */
const LEAST_ACROSS = 1600;
/** A screen is so much wider than high. */
const SCREEN_SHAPE = 1.6;
const SWEEPS = 5;

interface PlaceOptions {
  readonly sizes: NodeSizes;
  readonly neighbors: NeighborLists;
  readonly columnGap: number;
  /** Whether the flow goes over the longer side of the screen. */
  readonly isAlongWidth: boolean;
}

/** Gives ordered layers their places: rows come to stand where their neighbors are, without changing the order. */
export function placeColumns(layers: readonly (readonly number[])[], options: PlaceOptions): PlacedColumns {
  const { sizes, columnGap, isAlongWidth } = options;
  let room = 0;
  for (const node of layers.flat())
    room += ((sizes.along[node] ?? 0) + columnGap) * ((sizes.across[node] ?? 0) + ROW_GAP);
  const most = Math.max(LEAST_ACROSS, Math.sqrt(isAlongWidth ? room / SCREEN_SHAPE : room * SCREEN_SHAPE));
  let from = 0;
  const columns = layers.map((nodes) => {
    const column = toColumn(nodes, { sizes, most, from, columnGap });
    from = column.to + columnGap;
    return column;
  });
  const across = settleRows(columns, options);
  return { columns, along: Math.max(0, from - columnGap), across };
}

interface ColumnOptions {
  readonly sizes: NodeSizes;
  readonly most: number;
  readonly from: number;
  readonly columnGap: number;
}

function toColumn(nodes: readonly number[], { sizes, most, from, columnGap }: ColumnOptions): Column {
  const wanted = nodes.reduce((sum, node) => sum + (sizes.across[node] ?? 0) + ROW_GAP, 0);
  const perRow = Math.ceil(nodes.length / Math.ceil(nodes.length / Math.ceil(wanted / most)));
  const widths: number[] = [];
  const rows: Row[] = [];
  for (let start = 0; start < nodes.length; start += perRow) {
    const some = nodes.slice(start, start + perRow);
    for (const [cell, node] of some.entries()) widths[cell] = Math.max(widths[cell] ?? 0, sizes.along[node] ?? 0);
    rows.push({ nodes: some, size: Math.max(...some.map((node) => sizes.across[node] ?? 0)), at: 0 });
  }
  const cells: number[] = [];
  let to = from;
  for (const width of widths) {
    cells.push(to);
    to += width + columnGap;
  }
  return { rows, cells, from, to: to - columnGap };
}

/** Moves rows toward their neighbors, forward and back. @returns how much room all of them take across the flow. */
function settleRows(columns: readonly Column[], { neighbors, sizes }: PlaceOptions): number {
  const centers = new Float64Array(neighbors.count);
  const settle = ({ rows }: Column, neighborsOf: (node: number) => readonly number[]) => {
    const wanted = rows.map(
      (row) =>
        row.at + (meanCenter(row.nodes, neighborsOf, centers) ?? row.at + row.size / 2) - (row.at + row.size / 2),
    );
    placeInOrder(rows, wanted);
    for (const row of rows) for (const node of row.nodes) centers[node] = row.at + row.size / 2;
  };
  for (const { rows } of columns) {
    const total = rows.reduce((sum, row) => sum + row.size + ROW_GAP, 0);
    let at = -total / 2;
    for (const row of rows) {
      row.at = at;
      at += row.size + ROW_GAP;
      for (const node of row.nodes) centers[node] = row.at + row.size / 2;
    }
  }
  const either = (node: number) => [...(neighbors.upstream[node] ?? []), ...(neighbors.downstream[node] ?? [])];
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const isForward = sweep % 2 === 0;
    const neighborsOf =
      sweep === SWEEPS - 1
        ? either
        : (node: number) => (isForward ? neighbors.upstream[node] : neighbors.downstream[node]) ?? [];
    for (const column of isForward ? columns : columns.toReversed()) settle(column, neighborsOf);
  }
  const rows = columns.flatMap((column) => column.rows);
  const start = rows.reduce((least, row) => Math.min(least, row.at), Number.POSITIVE_INFINITY);
  let end = 0;
  for (const row of rows) {
    row.at -= start;
    for (const node of row.nodes) end = Math.max(end, row.at + (sizes.across[node] ?? 0));
  }
  return end;
}

function meanCenter(
  nodes: readonly number[],
  neighborsOf: (node: number) => readonly number[],
  centers: Float64Array,
): number | null {
  let [sum, count] = [0, 0];
  for (const node of nodes) {
    for (const neighbor of neighborsOf(node)) {
      sum += centers[neighbor] ?? 0;
      count += 1;
    }
  }
  return count === 0 ? null : sum / count;
}

interface Block {
  sum: number;
  count: number;
}

/**
 * Puts rows as near to where they want to be as their order and the room between them lets them: rows that would overlap
 * become one block, which stands at the mean of what they want (least squares, found by pooling neighbors).
 */
function placeInOrder(rows: readonly Row[], wanted: readonly number[]): void {
  const blocks: Block[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const [index, row] of rows.entries()) {
    offsets.push(offset);
    blocks.push({ sum: (wanted[index] ?? 0) - offset, count: 1 });
    offset += row.size + ROW_GAP;
    for (let last = blocks.at(-1), before = blocks.at(-2); last !== undefined && before !== undefined; ) {
      if (before.sum / before.count <= last.sum / last.count) break;
      before.sum += last.sum;
      before.count += last.count;
      blocks.pop();
      last = before;
      before = blocks.at(-2);
    }
  }
  let index = 0;
  for (const { sum, count } of blocks) {
    for (let each = 0; each < count; each += 1, index += 1) {
      const row = rows[index];
      if (row !== undefined) row.at = sum / count + (offsets[index] ?? 0);
    }
  }
}

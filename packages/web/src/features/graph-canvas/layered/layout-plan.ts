import { groupBy } from "../../../app/group-by.ts";
import { FRAME_PADDING, type GraphItem, type LayoutRequest, labelWidth, type NodeBox } from "../graph-parts.ts";
import { assignLayers } from "./assign-layers.ts";
import { connectedParts, type NumberedEdge, neighborLists, withoutCircles } from "./neighbor-lists.ts";
import { orderLayers } from "./order-layers.ts";
import { COLUMN_GAP, type Column, placeColumns } from "./place-columns.ts";

/** Where something is, along the flow and across it. */
export interface Place {
  readonly along: number;
  readonly across: number;
}

/** Where a node stands among its siblings, all of it on the whole graph. */
export interface Seat {
  readonly columns: readonly Column[];
  readonly columnIndex: number;
  readonly rowIndex: number;
  readonly cellIndex: number;
  /** Where the columns begin. */
  readonly origin: Place;
}

interface ArrangedPart {
  readonly columns: readonly Column[];
  readonly at: Place;
}

const PART_GAP = 48;

/** The places of a layout while they are found. */
export class LayoutPlan {
  readonly isAlongWidth: boolean;
  readonly seats = new Map<string, Seat>();
  readonly #request: LayoutRequest;
  readonly #children: ReadonlyMap<string | null, readonly GraphItem[]>;
  readonly #parents: ReadonlyMap<string, string | null>;
  readonly #links: ReadonlyMap<string | null, readonly LiftedLink[]>;
  readonly #sizes = new Map<string, Place>();
  readonly #places = new Map<string, Place>();
  readonly #parts = new Map<string | null, readonly ArrangedPart[]>();

  constructor(request: LayoutRequest) {
    this.#request = request;
    this.isAlongWidth = request.direction === "right";
    this.#children = groupBy(request.items, (item) => item.parentId);
    this.#parents = new Map(request.items.map((item) => [item.id, item.parentId]));
    const lifted = request.links.flatMap(({ source, target, label }) => {
      const [from, to] = this.siblingsOf(source, target);
      return from === to ? [] : [{ from, to, level: this.#parents.get(from) ?? null, label }];
    });
    this.#links = groupBy(lifted, ({ level }) => level);
  }

  /** From a node to the outermost frame around it. */
  pathOf(id: string): readonly string[] {
    const path = [id];
    for (let parent = this.#parents.get(id) ?? null; parent !== null; parent = this.#parents.get(parent) ?? null) {
      path.push(parent);
    }
    return path;
  }

  /** What an edge joins at the innermost level that holds both of its ends. */
  siblingsOf(source: string, target: string): readonly [string, string] {
    const [from, to] = [this.pathOf(source), this.pathOf(target)];
    let common = 0;
    while (common < Math.min(from.length, to.length) - 1 && from.at(-1 - common) === to.at(-1 - common)) common += 1;
    return [from.at(-1 - common) ?? source, to.at(-1 - common) ?? target];
  }

  placeOf(id: string): Place {
    return this.#places.get(id) ?? { along: 0, across: 0 };
  }

  sizeOf(id: string): Place {
    return this.#sizes.get(id) ?? { along: 0, across: 0 };
  }

  /** Finds places inside a frame, relative to it, and how large it has to be. */
  arrange(frameId: string | null): void {
    const items = this.#children.get(frameId) ?? [];
    for (const item of items) {
      if (item.isFrame) this.arrange(item.id);
      else this.#sizes.set(item.id, this.#turned({ along: item.width, across: item.height }));
    }
    const links = this.#links.get(frameId) ?? [];
    const indexes = new Map(items.map((item, index) => [item.id, index]));
    const numbered = links.map(({ from, to }): NumberedEdge => [indexes.get(from) ?? 0, indexes.get(to) ?? 0]);
    const edges = withoutCircles(items.length, numbered);
    const columnGap = Math.max(COLUMN_GAP, ...links.map(({ label }) => (label === null ? 0 : labelWidth(label) + 24)));
    const arranged = connectedParts(neighborLists(items.length, edges)).map((part) => {
      const ranks = new Map(part.map((node, rank) => [node, rank]));
      const inside = edges.flatMap(([source, target]): readonly NumberedEdge[] => {
        const [from, to] = [ranks.get(source), ranks.get(target)];
        return from === undefined || to === undefined ? [] : [[from, to]];
      });
      const neighbors = neighborLists(part.length, inside);
      const sizes = part.map((node) => this.sizeOf(items[node]?.id ?? ""));
      const placed = placeColumns(orderLayers(assignLayers(neighbors), neighbors), {
        sizes: { along: sizes.map(({ along }) => along), across: sizes.map(({ across }) => across) },
        neighbors,
        columnGap,
        isAlongWidth: this.isAlongWidth,
      });
      return { part, placed };
    });
    const packed = packParts(
      arranged.map(({ placed }) => placed),
      frameId === null,
    );
    this.#parts.set(
      frameId,
      arranged.map(({ placed }, index) => ({
        columns: placed.columns,
        at: packed.places[index] ?? { along: 0, across: 0 },
      })),
    );
    for (const [index, { part, placed }] of arranged.entries()) {
      const at = packed.places[index] ?? { along: 0, across: 0 };
      this.#seat(placed.columns, at, (rank) => items[part[rank] ?? 0]?.id ?? "");
    }
    if (frameId === null) return;
    const { before, after } = this.#padding();
    this.#sizes.set(frameId, {
      along: packed.along + before.along + after.along,
      across: packed.across + before.across + after.across,
    });
  }

  /** Turns the places inside a frame, which are relative to it, into places on the whole graph. */
  settle(frameId: string | null, origin: Place): void {
    for (const { id, isFrame } of this.#children.get(frameId) ?? []) {
      const inFrame = this.placeOf(id);
      const place = { along: origin.along + inFrame.along, across: origin.across + inFrame.across };
      this.#places.set(id, place);
      const seat = this.seats.get(id);
      if (seat !== undefined) {
        const { along, across } = seat.origin;
        this.seats.set(id, { ...seat, origin: { along: along + origin.along, across: across + origin.across } });
      }
      if (!isFrame) continue;
      const { before } = this.#padding();
      this.settle(id, { along: place.along + before.along, across: place.across + before.across });
    }
  }

  boxes(): ReadonlyMap<string, NodeBox> {
    return new Map(
      this.#request.items.map(({ id }) => {
        const place = this.#turned(this.placeOf(id));
        const size = this.#turned(this.sizeOf(id));
        return [id, { x: place.along, y: place.across, width: size.along, height: size.across }];
      }),
    );
  }

  #seat(columns: readonly Column[], at: Place, idOf: (rank: number) => string): void {
    for (const [columnIndex, column] of columns.entries()) {
      for (const [rowIndex, row] of column.rows.entries()) {
        for (const [cellIndex, rank] of row.nodes.entries()) {
          const id = idOf(rank);
          const spare = row.size - this.sizeOf(id).across;
          this.seats.set(id, { columns, columnIndex, rowIndex, cellIndex, origin: at });
          this.#places.set(id, {
            along: at.along + (column.cells[cellIndex] ?? 0),
            across: at.across + row.at + spare / 2,
          });
        }
      }
    }
  }

  /** Turns lengths along and across the flow into width and height, and back. */
  #turned({ along, across }: Place): Place {
    return this.isAlongWidth ? { along, across } : { along: across, across: along };
  }

  #padding(): { readonly before: Place; readonly after: Place } {
    const { top, left, bottom, right } = FRAME_PADDING;
    return {
      before: this.#turned({ along: left, across: top }),
      after: this.#turned({ along: right, across: bottom }),
    };
  }
}

interface LiftedLink {
  readonly from: string;
  readonly to: string;
  readonly level: string | null;
  readonly label: string | null;
}

/**
 * Parts that have nothing to do with each other: in a frame one beside the other across the flow, so that an edge out of
 * the frame meets none of them; on the whole graph in lines that fill a screen.
 */
function packParts(parts: readonly Place[], isWhole: boolean): Place & { readonly places: readonly Place[] } {
  const room = parts.reduce((sum, part) => sum + (part.along + PART_GAP) * (part.across + PART_GAP), 0);
  const longest = parts.reduce((most, part) => Math.max(most, part.along), 0);
  const most = isWhole ? Math.max(longest, Math.sqrt(room * 1.6)) : 0;
  const places: Place[] = [];
  let [along, across, depth, end] = [0, 0, 0, 0];
  for (const part of parts) {
    if (along > 0 && along + part.along > most) {
      across += depth + PART_GAP;
      [along, depth] = [0, 0];
    }
    places.push({ along, across });
    end = Math.max(end, along + part.along);
    depth = Math.max(depth, part.across);
    along += part.along + PART_GAP;
  }
  return { places, along: end, across: across + depth };
}

import { useQuery } from "@tanstack/react-query";
import {
  Background,
  BackgroundVariant,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
  type Viewport,
  ViewportPortal,
} from "@xyflow/react";
import { type MouseEvent, useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button.tsx";
import { ErrorState } from "../../components/page-state.tsx";
import type { GraphCanvasProps, LaidOutProps } from "./canvas-props.ts";
import { ExportMenu } from "./export-menu.tsx";
import { FarLayer } from "./far-layer.tsx";
import { GraphEdges } from "./graph-edges.tsx";
import { GraphItems } from "./graph-items.tsx";
import { GraphMinimap } from "./graph-minimap.tsx";
import {
  boundsOf,
  type GraphDirection,
  type GraphItem,
  type GraphLayout,
  type GraphLink,
  type NodeBox,
  type Point,
} from "./graph-parts.ts";
import { GraphZoom } from "./graph-zoom.tsx";
import { isForEngine, layOutGraph } from "./lay-out-graph.ts";
import { useCanvasKeys, useKeepInSight } from "./use-canvas-moves.ts";
import { useInSight } from "./use-in-sight.ts";
import {
  type CanvasSize,
  centered,
  centerOf,
  doMeet,
  firstViewport,
  fittingZoom,
  isPhoneTooSmall,
  phoneViewport,
} from "./viewport.ts";
import "@xyflow/react/dist/base.css";
import "./graph-canvas.css";

/** Below these zooms a node shows less. */
const FAR = 0.6;
const FARTHER = 0.35;
/** A graph of more than this is drawn as a picture from far, and near only what is in sight. */
const LARGE = 200;
const LARGE_FAR = 0.5;
/** A graph can be zoomed out so far, and further where it takes more to see all of it. */
const LEAST_ZOOM = 0.08;
const MOST_ZOOM = 1.6;
/** At which a large graph opens that was opened at one of its nodes. */
const NEAR_ZOOM = 0.8;

/** A graph on a canvas that is moved and zoomed. What changes its look repaints it and never moves anything. */
export function GraphCanvas<Item extends GraphItem, Link extends GraphLink>(props: GraphCanvasProps<Item, Link>) {
  const { t } = useTranslation();
  const { items, links, direction } = props;
  const request = useMemo(() => ({ items, links, direction }), [items, links, direction]);
  // By its content, so that the same graph is laid out once however often it is read.
  const key = useMemo(
    () =>
      JSON.stringify([
        direction,
        items.map(({ id, parentId, width, height }) => [id, parentId, width, height]),
        links.map(({ id, label }) => [id, label]),
      ]),
    [items, links, direction],
  );
  const [simpleKey, setSimpleKey] = useState<string | null>(null);
  const isSimple = simpleKey === key;
  const layout = useQuery({
    queryKey: ["graph-layout", isSimple, key],
    queryFn: ({ signal }) => layOutGraph(request, { signal, isSimple }),
    // Nothing that the server tells makes another layout of the same graph.
    staleTime: "static",
    gcTime: 60_000,
    retry: false,
  });
  if (layout.isError) {
    return <ErrorState title={t("error.graph")} error={layout.error} onTryAgain={() => void layout.refetch()} />;
  }
  if (layout.isPending) {
    return (
      <div className="graph-canvas graph-drawing" role="status">
        <div>
          {t("graphMore.drawingCount", { count: items.length })}
          {isForEngine(request) && !isSimple && (
            <Button size="small" onClick={() => setSimpleKey(key)}>
              {t("graphMore.drawSimply")}
            </Button>
          )}
        </div>
      </div>
    );
  }
  return <MeasuredCanvas key={`${isSimple} ${key}`} {...props} layout={layout.data} />;
}

/** The first look at a graph depends on how much room there is. */
function MeasuredCanvas<Item extends GraphItem, Link extends GraphLink>(props: LaidOutProps<Item, Link>) {
  const [size, setSize] = useState<CanvasSize | null>(null);
  const measure = useCallback((element: HTMLDivElement | null) => {
    if (element !== null) setSize({ width: element.clientWidth, height: element.clientHeight });
  }, []);
  return (
    <div className="graph-canvas" ref={measure}>
      {size !== null && (
        <ReactFlowProvider>
          <Canvas {...props} size={size} />
        </ReactFlowProvider>
      )}
    </div>
  );
}

interface CanvasProps<Item extends GraphItem, Link extends GraphLink> extends LaidOutProps<Item, Link> {
  /** Of the canvas when it is first drawn. */
  readonly size: CanvasSize;
}

function Canvas<Item extends GraphItem, Link extends GraphLink>(props: CanvasProps<Item, Link>) {
  const { items, layout, size, label, fileName, itemLook, onPress, onOpen, onSelect, children } = props;
  const bounds = useMemo(() => boundsOf(layout.boxes.values()), [layout]);
  const isLarge = items.length > LARGE;
  const [first] = useState(() => firstLook(props, bounds, isLarge));
  const canvas = useRef<HTMLDivElement>(null);
  const flow = useReactFlow();
  const itemUnder = ({ clientX: x, clientY: y }: MouseEvent) =>
    isLarge && flow.getZoom() < LARGE_FAR ? itemAt(items, layout, flow.screenToFlowPosition({ x, y })) : undefined;
  useCanvasKeys(props);
  useKeepInSight(props);
  return (
    <>
      <ReactFlow
        ref={canvas}
        nodesDraggable={false}
        nodesConnectable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        zoomOnDoubleClick={false}
        attributionPosition="top-right"
        defaultViewport={first}
        minZoom={Math.min(LEAST_ZOOM, fittingZoom(bounds, size))}
        maxZoom={MOST_ZOOM}
        aria-label={label}
        onPaneClick={(event) => {
          const item = itemUnder(event);
          if (item === undefined) onSelect(null);
          else onPress(item);
        }}
        onDoubleClick={(event) => {
          const item = itemUnder(event);
          if (item !== undefined) onOpen(item.id);
        }}
        onPaneMouseMove={(event) => {
          // From far a node has no words but these.
          if (canvas.current !== null) canvas.current.title = itemUnder(event)?.id ?? "";
        }}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1.4} color="var(--line-2)" />
        <Drawing {...props} isLarge={isLarge} />
      </ReactFlow>
      <GraphMinimap items={items} layout={layout} bounds={bounds} itemLook={itemLook} />
      <GraphZoom bounds={bounds}>
        <ExportMenu {...props} fileName={fileName} />
      </GraphZoom>
      {children}
    </>
  );
}

function firstLook<Item extends GraphItem, Link extends GraphLink>(
  { items, layout, direction, selected, size }: CanvasProps<Item, Link>,
  bounds: NodeBox,
  isLarge: boolean,
): Viewport {
  const chosen = selected === null ? undefined : layout.boxes.get(selected);
  if (isPhoneTooSmall(bounds, size)) {
    const box = chosen ?? beginningOf(items, layout, direction);
    if (box !== undefined) return phoneViewport({ box, isSelected: box === chosen, direction }, bounds, size);
  }
  return chosen !== undefined && isLarge ? centered(centerOf(chosen), NEAR_ZOOM, size) : firstViewport(bounds, size);
}

/** The node that stands first the way the graph leads. */
function beginningOf(items: readonly GraphItem[], layout: GraphLayout, direction: GraphDirection): NodeBox | undefined {
  const along = direction === "down" ? "y" : "x";
  const boxes = items.flatMap(({ id, isFrame }) => (isFrame ? [] : (layout.boxes.get(id) ?? [])));
  return boxes.reduce<NodeBox | undefined>(
    (first, box) => (first === undefined || box[along] < first[along] ? box : first),
    undefined,
  );
}

/** What is drawn at a point; of two, the one above the other. */
function itemAt<Item extends GraphItem>(
  items: readonly Item[],
  layout: GraphLayout,
  { x, y }: Point,
): Item | undefined {
  const point = { x, y, width: 0, height: 0 };
  return items.findLast(({ id, isFrame }) => {
    const box = layout.boxes.get(id);
    return !isFrame && box !== undefined && doMeet(box, point);
  });
}

interface DrawingProps<Item extends GraphItem, Link extends GraphLink> extends LaidOutProps<Item, Link> {
  readonly isLarge: boolean;
}

/** The graph itself: elements for what is in sight, or one picture of a large graph from far. */
function Drawing<Item extends GraphItem, Link extends GraphLink>(props: DrawingProps<Item, Link>) {
  const isFar = useStore(({ transform: [, , zoom] }) => props.isLarge && zoom < LARGE_FAR);
  return isFar ? <FarLayer {...props} /> : <NearDrawing {...props} />;
}

function NearDrawing<Item extends GraphItem, Link extends GraphLink>(props: DrawingProps<Item, Link>) {
  const { items, links, layout, isLarge, linkLook, Item, onPress, onOpen } = props;
  const inSight = useInSight({ items, links }, layout, isLarge);
  const zoomLook = useStore(({ transform: [, , zoom] }) =>
    zoom < FARTHER ? "graph-far graph-farther" : zoom < FAR ? "graph-far" : "",
  );
  return (
    <ViewportPortal>
      <div className={zoomLook}>
        <GraphEdges links={inSight.links} layout={layout} linkLook={linkLook} />
        <GraphItems items={inSight.items} layout={layout} Item={Item} onPress={onPress} onOpen={onOpen} />
      </div>
    </ViewportPortal>
  );
}

import { useQuery } from "@tanstack/react-query";
import {
  Background,
  BackgroundVariant,
  MarkerType,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
} from "@xyflow/react";
import { Maximize, Minus, Plus } from "lucide-react";
import { type ReactNode, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../../app/keyboard.ts";
import { IconButton } from "../../components/button.tsx";
import { ErrorState } from "../../components/page-state.tsx";
import { stateColorVariable } from "../../design/state-colors.ts";
import { ExportMenu } from "./export-menu.tsx";
import { type CanvasEdge, RoutedEdge } from "./graph-edges.tsx";
import { stepInGraph } from "./graph-keys.ts";
import type { GraphDirection, GraphLayout } from "./graph-layout.ts";
import type { GraphModel } from "./graph-model.ts";
import { BoxNode, type CanvasNode, FrameNode, OutsideNode } from "./graph-nodes.tsx";
import { stateOfNode, useGraphShow } from "./graph-states.ts";
import { layOutGraph } from "./lay-out-graph.ts";
import "@xyflow/react/dist/base.css";
import "./dag-graph.css";

const NODE_TYPES = { box: BoxNode, frame: FrameNode, outside: OutsideNode };
const EDGE_TYPES = { routed: RoutedEdge };
const MINIMAP_SIZE = { width: 212, height: 132 };
const FIT = { padding: 0.08, maxZoom: 1 };
/** Below these zooms a node shows less. */
const FAR = 0.6;
const FARTHER = 0.35;

interface GraphCanvasProps {
  readonly dagId: string;
  readonly model: GraphModel;
  readonly direction: GraphDirection;
  readonly onSelect: (id: string | null) => void;
  readonly onOpen: (id: string) => void;
  readonly children?: ReactNode;
}

/** The graph on a canvas that is moved and zoomed. A change of state repaints nodes and never moves one. */
export function GraphCanvas(props: GraphCanvasProps) {
  const { t } = useTranslation();
  const { dagId, model, direction } = props;
  const layout = useQuery({
    queryKey: ["graph-layout", dagId, direction, model],
    queryFn: () => layOutGraph(model, direction),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
  if (layout.isError) {
    return <ErrorState title={t("error.graph")} error={layout.error} onTryAgain={() => void layout.refetch()} />;
  }
  if (layout.isPending) {
    return (
      <div className="graph-canvas graph-drawing" role="status">
        {t("graph.drawing")}
      </div>
    );
  }
  return (
    <ReactFlowProvider>
      <Canvas {...props} layout={layout.data} />
    </ReactFlowProvider>
  );
}

interface CanvasProps extends GraphCanvasProps {
  readonly layout: GraphLayout;
}

function Canvas({ dagId, model, direction, layout, onSelect, onOpen, children }: CanvasProps) {
  const { t } = useTranslation();
  const show = useGraphShow();
  const { nodes, edges } = useMemo(() => toCanvas(model, layout), [model, layout]);
  const zoomLook = useStore(({ transform: [, , zoom] }) =>
    zoom < FARTHER ? "graph-far graph-farther" : zoom < FAR ? "graph-far" : "",
  );
  useCanvasKeys({ model, layout, direction, selected: show.selected, onSelect, onOpen });
  return (
    <div className={`graph-canvas ${zoomLook}`}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        onlyRenderVisibleElements={nodes.length > 200}
        disableKeyboardA11y
        attributionPosition="top-right"
        fitView
        fitViewOptions={FIT}
        minZoom={0.08}
        maxZoom={1.6}
        aria-label={t("graph.label", { dag: dagId })}
        onNodeClick={(_, { data: { node } }) => {
          if (node.kind === "folded") show.onFold(node.id);
          else if (node.kind === "outside") onOpen(node.id);
          else if (node.kind === "task") onSelect(node.id);
        }}
        onNodeDoubleClick={(_, { data: { node } }) => {
          if (node.kind === "task") onOpen(node.id);
        }}
        onPaneClick={() => onSelect(null)}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1.4} color="var(--line-2)" />
        <StatesMiniMap />
        <ZoomButtons>
          <ExportMenu dagId={dagId} model={model} layout={layout} />
        </ZoomButtons>
        {children}
      </ReactFlow>
    </div>
  );
}

/** The whole graph in small, each task in the color of its state. */
function StatesMiniMap() {
  const { t } = useTranslation();
  const show = useGraphShow();
  return (
    <MiniMap<CanvasNode>
      style={MINIMAP_SIZE}
      className="graph-minimap"
      position="bottom-left"
      pannable
      zoomable
      ariaLabel={t("graph.minimap")}
      maskColor="color-mix(in srgb, var(--canvas) 60%, transparent)"
      nodeBorderRadius={8}
      nodeColor={({ data: { node } }) => {
        if (node.kind === "group" || node.kind === "outside") return "transparent";
        return stateColorVariable(stateOfNode(node, show) ?? "none");
      }}
    />
  );
}

function ZoomButtons({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const flow = useReactFlow();
  return (
    <div className="graph-zoom nopan">
      <IconButton label={t("graph.zoomIn")} keycap="+" onClick={() => void flow.zoomIn()}>
        <Plus size={16} />
      </IconButton>
      <IconButton label={t("graph.zoomOut")} keycap="−" onClick={() => void flow.zoomOut()}>
        <Minus size={16} />
      </IconButton>
      <IconButton label={t("graph.fit")} keycap="0" onClick={() => void flow.fitView(FIT)}>
        <Maximize size={16} />
      </IconButton>
      {children}
    </div>
  );
}

interface CanvasKeysOptions {
  readonly model: GraphModel;
  readonly layout: GraphLayout;
  readonly direction: GraphDirection;
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
  readonly onOpen: (id: string) => void;
}

function useCanvasKeys({ model, layout, direction, selected, onSelect, onOpen }: CanvasKeysOptions): void {
  const flow = useReactFlow();
  const step = (event: KeyboardEvent) => {
    const next = stepInGraph(event.key, selected, { model, layout, direction });
    if (next !== null) onSelect(next);
  };
  useKeys({
    ArrowRight: step,
    ArrowLeft: step,
    ArrowUp: step,
    ArrowDown: step,
    "+": () => void flow.zoomIn(),
    "-": () => void flow.zoomOut(),
    "0": () => void flow.fitView(FIT),
    Enter: () => {
      if (selected !== null) onOpen(selected);
    },
    Escape: () => onSelect(null),
  });
  // What is selected is never out of sight.
  useEffect(() => {
    if (selected === null || flow.getNode(selected) === undefined) return;
    const { x, y, zoom } = flow.getViewport();
    const box = flow.getNodesBounds([selected]);
    const left = box.x * zoom + x;
    const top = box.y * zoom + y;
    const isInSight =
      left >= 0 &&
      top >= 0 &&
      left + box.width * zoom <= innerWidth - 56 &&
      top + box.height * zoom <= innerHeight - 290;
    if (!isInSight) void flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom, duration: 180 });
  }, [flow, selected]);
}

function toCanvas(model: GraphModel, layout: GraphLayout): { nodes: CanvasNode[]; edges: CanvasEdge[] } {
  const nodes = model.nodes.map((node): CanvasNode => {
    const box = layout.boxes.get(node.id) ?? { x: 0, y: 0, width: 0, height: 0 };
    return {
      id: node.id,
      type: node.kind === "group" ? "frame" : node.kind === "outside" ? "outside" : "box",
      position: { x: box.x, y: box.y },
      width: box.width,
      height: box.height,
      data: { node },
      ...(node.parentId === null ? {} : { parentId: node.parentId }),
    };
  });
  const edges = model.edges.flatMap((edge): readonly CanvasEdge[] => {
    const route = layout.routes.get(edge.id);
    if (route === undefined) return [];
    const { id, source, target } = edge;
    return [
      {
        id,
        source,
        target,
        type: "routed",
        data: { edge, route },
        markerEnd: { type: MarkerType.Arrow, color: "var(--line-3)", width: 16, height: 16 },
      },
    ];
  });
  return { nodes, edges };
}

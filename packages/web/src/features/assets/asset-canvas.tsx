import { useQuery } from "@tanstack/react-query";
import {
  Background,
  BackgroundVariant,
  BaseEdge,
  type Edge,
  type EdgeProps,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from "@xyflow/react";
import { Box, Boxes, Maximize, Minus, Plus, Workflow } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { AssetGraphNode } from "../../api/asset-api.ts";
import { useKeys } from "../../app/keyboard.ts";
import { IconButton } from "../../components/button.tsx";
import { ErrorState } from "../../components/page-state.tsx";
import { layOut } from "../dag-graph/lay-out-graph.ts";
import { type DrawnGraph, shortName, toElk } from "./asset-graph-model.ts";
import "@xyflow/react/dist/base.css";
import "../dag-graph/dag-graph.css";
import "./assets.css";

/** What a node shows beside its name. */
export interface NodeLook {
  readonly words: string;
  readonly isSelected: boolean;
  readonly isHit: boolean;
}

type CanvasNode = Node<{ readonly node: AssetGraphNode; readonly look: NodeLook }>;
type CanvasEdge = Edge<{ readonly path: string; readonly isReading: boolean; readonly isNear: boolean }>;

const NODE_TYPES = { thing: ThingNode };
const EDGE_TYPES = { routed: RoutedEdge };
const FIT = { padding: 0.1, maxZoom: 1 };

interface AssetCanvasProps {
  readonly graph: DrawnGraph;
  readonly direction: "right" | "down";
  readonly selected: string | null;
  readonly lookOf: (node: AssetGraphNode) => NodeLook;
  readonly onSelect: (id: string | null) => void;
}

/** Dags and assets on a canvas, laid out as the graph of a Dag is. */
export function AssetCanvas(props: AssetCanvasProps) {
  const { t } = useTranslation();
  const { graph, direction } = props;
  const layout = useQuery({
    queryKey: ["asset-graph-layout", direction, graph],
    queryFn: () => layOut(toElk(graph, direction)),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
  if (layout.isError) {
    return <ErrorState title={t("assets.graphError")} error={layout.error} onTryAgain={() => void layout.refetch()} />;
  }
  if (layout.isPending) {
    return (
      <div className="graph-canvas graph-drawing" role="status">
        {t("graph.drawing")}
      </div>
    );
  }
  return (
    <ReactFlowProvider key={graph.nodes.length}>
      <Canvas {...props} layout={layout.data} />
    </ReactFlowProvider>
  );
}

interface CanvasProps extends AssetCanvasProps {
  readonly layout: Awaited<ReturnType<typeof layOut>>;
}

function Canvas({ graph, layout, selected, lookOf, onSelect }: CanvasProps) {
  const { t } = useTranslation();
  const nodes = useMemo(
    () =>
      graph.nodes.map((node): CanvasNode => {
        const { x = 0, y = 0, width = 0, height = 0 } = layout.boxes.get(node.id) ?? {};
        const look = lookOf(node);
        return { id: node.id, type: "thing", position: { x, y }, width, height, data: { node, look } };
      }),
    [graph, layout, lookOf],
  );
  const edges = useMemo(
    () =>
      graph.edges.flatMap(({ id, source, target, isReading }): readonly CanvasEdge[] => {
        const path = layout.routes.get(id)?.path;
        if (path === undefined) return [];
        const isNear = source === selected || target === selected;
        const markerEnd = { type: MarkerType.Arrow, color: "var(--line-3)", width: 16, height: 16 };
        return [{ id, source, target, type: "routed", data: { path, isReading, isNear }, markerEnd }];
      }),
    [graph, layout, selected],
  );
  return (
    <div className="graph-canvas">
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
        aria-label={t("assets.label")}
        onNodeClick={(_, { id }) => onSelect(id)}
        onPaneClick={() => onSelect(null)}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1.4} color="var(--line-2)" />
        <ZoomButtons onClose={() => onSelect(null)} />
      </ReactFlow>
    </div>
  );
}

function ZoomButtons({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const flow = useReactFlow();
  useKeys({
    "+": () => void flow.zoomIn(),
    "-": () => void flow.zoomOut(),
    "0": () => void flow.fitView(FIT),
    Escape: onClose,
  });
  return (
    <div className="asset-zoom nopan">
      <IconButton label={t("graph.zoomIn")} keycap="+" onClick={() => void flow.zoomIn()}>
        <Plus size={16} />
      </IconButton>
      <IconButton label={t("graph.zoomOut")} keycap="−" onClick={() => void flow.zoomOut()}>
        <Minus size={16} />
      </IconButton>
      <IconButton label={t("graph.fit")} keycap="0" onClick={() => void flow.fitView(FIT)}>
        <Maximize size={16} />
      </IconButton>
    </div>
  );
}

const ICONS = { dag: Workflow, asset: Box, alias: Boxes };

function ThingNode({ data: { node, look } }: NodeProps<CanvasNode>) {
  const Icon = ICONS[node.kind];
  const classes = [
    "asset-node",
    `asset-node-${node.kind}`,
    look.isSelected && "asset-node-selected",
    !look.isHit && "asset-node-dim",
    !node.exists && "asset-node-gone",
  ];
  return (
    <div className={classes.filter(Boolean).join(" ")} title={node.label}>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <Icon size={16} />
      <span className="asset-node-words">
        <span className="mono asset-node-name">{shortName(node.label)}</span>
        <span className="asset-node-meta">{look.words}</span>
      </span>
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
}

function RoutedEdge({ id, data, markerEnd }: EdgeProps<CanvasEdge>) {
  if (data === undefined) return null;
  const look = `${data.isReading ? "asset-edge-reads" : ""} ${data.isNear ? "asset-edge-near" : ""}`;
  return (
    <BaseEdge
      id={id}
      path={data.path}
      className={`graph-edge ${look}`}
      {...(markerEnd === undefined ? {} : { markerEnd })}
    />
  );
}

import { Box, Boxes, Workflow } from "lucide-react";
import { createContext, memo, useContext, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { AssetGraphNode } from "../../api/asset-api.ts";
import type { ItemLook, LinkLook } from "../graph-canvas/canvas-props.ts";
import { GraphCanvas } from "../graph-canvas/graph-canvas.tsx";
import type { GraphDirection } from "../graph-canvas/graph-parts.ts";
import { type AssetItem, assetItems, type DrawnEdge, type DrawnGraph, shortName } from "./asset-graph-model.ts";
import "./assets.css";

/** What nodes show beside their names. */
export interface AssetShow {
  readonly wordsOf: (node: AssetGraphNode) => string;
  readonly selected: string | null;
  /** What a search found; `null` without one. */
  readonly hits: ReadonlySet<string> | null;
}

const AssetShowContext = createContext<AssetShow>({ wordsOf: () => "", selected: null, hits: null });

interface AssetCanvasProps {
  readonly graph: DrawnGraph;
  readonly direction: GraphDirection;
  readonly show: AssetShow;
  readonly onSelect: (id: string | null) => void;
}

/** Dags and assets on the canvas that the graph of a Dag is drawn on. */
export function AssetCanvas({ graph, direction, show, onSelect }: AssetCanvasProps) {
  const { t } = useTranslation();
  const { selected, hits } = show;
  const items = useMemo(() => assetItems(graph), [graph]);
  const itemLook = useMemo(() => lookOfItems(show), [show]);
  const linkLook = useMemo(() => lookOfLinks(selected), [selected]);
  return (
    <AssetShowContext value={show}>
      <GraphCanvas
        items={items}
        links={graph.edges}
        direction={direction}
        label={t("assets.label")}
        fileName="assets"
        Item={AssetNode}
        itemLook={itemLook}
        linkLook={linkLook}
        selected={selected}
        hits={hits}
        isStop={isStop}
        onPress={({ id }) => onSelect(id)}
        onOpen={onSelect}
        onSelect={onSelect}
      />
    </AssetShowContext>
  );
}

function isStop(): boolean {
  return true;
}

function lookOfItems({ wordsOf, hits }: AssetShow): (item: AssetItem) => ItemLook {
  return ({ node }) => ({
    label: shortName(node.label),
    below: wordsOf(node),
    isMono: true,
    isRound: node.kind !== "dag",
    color: null,
    isDimmed: hits !== null && !hits.has(node.id),
  });
}

function lookOfLinks(selected: string | null): (link: DrawnEdge) => LinkLook {
  return ({ source, target, isReading }) => ({
    line: isReading ? "reading" : "solid",
    isNear: source === selected || target === selected,
  });
}

const ICONS = { dag: Workflow, asset: Box, alias: Boxes };

const AssetNode = memo(function AssetNode({ item: { node } }: { readonly item: AssetItem }) {
  const { wordsOf, selected, hits } = useContext(AssetShowContext);
  const Icon = ICONS[node.kind];
  const classes = [
    "asset-node",
    `asset-node-${node.kind}`,
    node.id === selected && "asset-node-selected",
    hits !== null && !hits.has(node.id) && "asset-node-dim",
    !node.exists && "asset-node-gone",
  ];
  return (
    <div className={classes.filter(Boolean).join(" ")} title={node.label}>
      <Icon size={16} />
      <span className="asset-node-words">
        <span className="mono asset-node-name">{shortName(node.label)}</span>
        <span className="asset-node-meta">{wordsOf(node)}</span>
      </span>
    </div>
  );
});

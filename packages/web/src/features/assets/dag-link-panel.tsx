import { Link } from "@tanstack/react-router";
import { Workflow, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { AssetGraphNode } from "../../api/asset-api.ts";
import { IconButton } from "../../components/button.tsx";

interface DagLinkPanelProps {
  readonly node: AssetGraphNode;
  readonly onClose: () => void;
}

/** A Dag or an alias of the graph, with the way to the Dag's own page. */
export function DagLinkPanel({ node, onClose }: DagLinkPanelProps) {
  const { t } = useTranslation();
  return (
    <aside className="asset-panel" aria-label={node.label}>
      <div className="asset-panel-head">
        <Workflow size={16} />
        <h2 className="asset-panel-name mono">
          {node.kind === "dag" && node.exists ? (
            <Link to="/dags/$dagId" params={{ dagId: node.label }} className="link">
              {node.label}
            </Link>
          ) : (
            node.label
          )}
        </h2>
        <IconButton label={t("assets.close")} keycap="Esc" onClick={onClose}>
          <X size={16} />
        </IconButton>
      </div>
      <p className="meta">{node.exists ? t(`assets.${node.kind}`) : t("assets.gone")}</p>
    </aside>
  );
}

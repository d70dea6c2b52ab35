import { useReactFlow, useStoreApi } from "@xyflow/react";
import { Maximize, Minus, Plus } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../../app/keyboard.ts";
import { IconButton } from "../../components/button.tsx";
import type { NodeBox } from "./graph-parts.ts";
import { fitted } from "./viewport.ts";

interface GraphZoomProps {
  readonly bounds: NodeBox;
  readonly children: ReactNode;
}

/** Nearer, farther, and the whole graph. */
export function GraphZoom({ bounds, children }: GraphZoomProps) {
  const { t } = useTranslation();
  const flow = useReactFlow();
  const store = useStoreApi();
  const zoomIn = () => void flow.zoomIn();
  const zoomOut = () => void flow.zoomOut();
  const fit = () => void flow.setViewport(fitted(bounds, store.getState()));
  useKeys({ "+": zoomIn, "-": zoomOut, "0": fit });
  return (
    <div className="graph-zoom">
      <IconButton label={t("graph.zoomIn")} keycap="+" onClick={zoomIn}>
        <Plus size={16} />
      </IconButton>
      <IconButton label={t("graph.zoomOut")} keycap="−" onClick={zoomOut}>
        <Minus size={16} />
      </IconButton>
      <IconButton label={t("graph.fit")} keycap="0" onClick={fit}>
        <Maximize size={16} />
      </IconButton>
      {children}
    </div>
  );
}

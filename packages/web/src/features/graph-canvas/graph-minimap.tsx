import { useComputedColorScheme } from "@mantine/core";
import { useReactFlow, useStoreApi } from "@xyflow/react";
import { type PointerEvent, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ItemLook } from "./canvas-props.ts";
import { tokenColors } from "./far-drawing.ts";
import type { GraphItem, GraphLayout, NodeBox } from "./graph-parts.ts";
import { boxInView } from "./viewport.ts";

const SIZE = { width: 212, height: 132 };
const MARGIN = 8;

interface GraphMinimapProps<Item extends GraphItem> {
  readonly items: readonly Item[];
  readonly layout: GraphLayout;
  readonly bounds: NodeBox;
  readonly itemLook: (item: Item) => ItemLook;
}

/** The whole graph in small, each node in the color of its state; what is on the screen is framed, and can be moved. */
export function GraphMinimap<Item extends GraphItem>({ items, layout, bounds, itemLook }: GraphMinimapProps<Item>) {
  const { t } = useTranslation();
  const flow = useReactFlow();
  const store = useStoreApi();
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const theme = useComputedColorScheme("light");
  const place = useMemo(() => miniPlace(bounds), [bounds]);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (element == null || context == null) return;
    Object.assign(element, { width: SIZE.width * devicePixelRatio, height: SIZE.height * devicePixelRatio });
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    const colorOf = tokenColors();
    for (const item of items) {
      const box = layout.boxes.get(item.id);
      if (item.isFrame || box === undefined) continue;
      context.fillStyle = colorOf(itemLook(item).color ?? "--line-3");
      const [left, top] = [place.x + box.x * place.scale, place.y + box.y * place.scale];
      context.fillRect(left, top, Math.max(1, box.width * place.scale), Math.max(1, box.height * place.scale));
    }
  }, [items, layout, itemLook, place, theme]);
  useEffect(() => {
    const move = () => {
      const { transform, width, height } = store.getState();
      const view = boxInView({ x: transform[0], y: transform[1], zoom: transform[2] }, { width, height });
      const style = frame.current?.style;
      if (style === undefined) return;
      style.transform = `translate(${place.x + view.x * place.scale}px, ${place.y + view.y * place.scale}px)`;
      style.width = `${view.width * place.scale}px`;
      style.height = `${view.height * place.scale}px`;
    };
    move();
    return store.subscribe(move);
  }, [store, place]);
  const goTo = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons === 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const x = (event.clientX - left - place.x) / place.scale;
    const y = (event.clientY - top - place.y) / place.scale;
    void flow.setCenter(x, y, { zoom: flow.getZoom() });
  };
  return (
    <div className="graph-minimap" role="img" aria-label={t("graph.minimap")} onPointerDown={goTo} onPointerMove={goTo}>
      <canvas ref={canvas} style={SIZE} />
      <div ref={frame} className="graph-minimap-view" />
    </div>
  );
}

function miniPlace(bounds: NodeBox): { readonly x: number; readonly y: number; readonly scale: number } {
  const scale = Math.min(
    (SIZE.width - 2 * MARGIN) / Math.max(1, bounds.width),
    (SIZE.height - 2 * MARGIN) / Math.max(1, bounds.height),
  );
  return {
    scale,
    x: (SIZE.width - bounds.width * scale) / 2 - bounds.x * scale,
    y: (SIZE.height - bounds.height * scale) / 2 - bounds.y * scale,
  };
}

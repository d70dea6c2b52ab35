import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { useKeys } from "../../app/keyboard.ts";
import type { LaidOutProps } from "./canvas-props.ts";
import { stepInGraph } from "./graph-keys.ts";
import { boundsOf, type GraphItem, type GraphLink } from "./graph-parts.ts";
import { boxInView, centered, centerOf, doMeet, fitted, isWithin } from "./viewport.ts";

/** The keys that lead through a graph. */
export function useCanvasKeys<Item extends GraphItem, Link extends GraphLink>(props: LaidOutProps<Item, Link>): void {
  const { items, links, layout, direction, selected, isStop, onSelect, onOpen } = props;
  const step = (event: KeyboardEvent) => {
    const stops = items.filter(isStop);
    const next = stepInGraph(event.key, selected, { stops, links, layout, direction });
    if (next !== null) onSelect(next);
  };
  useKeys({
    ArrowRight: step,
    ArrowLeft: step,
    ArrowUp: step,
    ArrowDown: step,
    Enter: () => {
      if (selected !== null) onOpen(selected);
    },
    Escape: () => onSelect(null),
  });
}

/** Keeps in sight what is selected, and something of what a search found. */
export function useKeepInSight<Item extends GraphItem, Link extends GraphLink>({
  layout,
  selected,
  hits,
}: LaidOutProps<Item, Link>): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const before = useRef(selected);
  useEffect(() => {
    // What was selected when the page opened is in sight, or the whole graph is.
    if (before.current === selected) return;
    before.current = selected;
    const box = selected === null ? undefined : layout.boxes.get(selected);
    if (box === undefined) return;
    const { width, height } = store.getState();
    const view = flow.getViewport();
    if (isWithin(box, boxInView(view, { width, height }))) return;
    void flow.setViewport(centered(centerOf(box), view.zoom, { width, height }), { duration: 180 });
  }, [flow, store, layout, selected]);
  useEffect(() => {
    const found = [...(hits ?? [])].flatMap((id) => layout.boxes.get(id) ?? []);
    const { width, height } = store.getState();
    const view = boxInView(flow.getViewport(), { width, height });
    if (found.length === 0 || found.some((box) => doMeet(box, view))) return;
    void flow.setViewport(fitted(boundsOf(found), { width, height }), { duration: 180 });
  }, [flow, store, layout, hits]);
}

import { useComputedColorScheme } from "@mantine/core";
import { useStoreApi } from "@xyflow/react";
import { useEffect, useMemo, useRef } from "react";
import type { LaidOutProps } from "./canvas-props.ts";
import { farPaths, farScene, tokenColors } from "./far-drawing.ts";
import { FarPicture } from "./far-picture.ts";
import type { GraphItem, GraphLink } from "./graph-parts.ts";

/** A large graph seen from far, drawn as one picture: moving and zooming it touches no element of the page. */
export function FarLayer<Item extends GraphItem, Link extends GraphLink>(props: LaidOutProps<Item, Link>) {
  const { items, links, layout, itemLook, linkLook, selected } = props;
  const paths = useMemo(() => farPaths(layout), [layout]);
  const scene = useMemo(
    () => farScene({ items, links, layout, paths, itemLook, linkLook }),
    [items, links, layout, paths, itemLook, linkLook],
  );
  const canvas = useRef<HTMLCanvasElement>(null);
  const store = useStoreApi();
  const theme = useComputedColorScheme("light");
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (element == null || context == null) return;
    const picture = new FarPicture(scene, { selected, colorOf: tokenColors() });
    let frame = 0;
    const draw = () => {
      frame = 0;
      const { transform, width, height } = store.getState();
      const [x, y, zoom] = transform;
      const pixels = { width: Math.round(width * devicePixelRatio), height: Math.round(height * devicePixelRatio) };
      if (element.width !== pixels.width || element.height !== pixels.height) Object.assign(element, pixels);
      picture.drawOn(context, { x, y, zoom }, { width, height });
      element.dataset["nodes"] = String(scene.nodes.length);
      element.dataset["edges"] = String(scene.edges.length);
    };
    draw();
    const stop = store.subscribe(() => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [store, scene, selected, theme]);
  return <canvas ref={canvas} className="graph-far-layer" aria-hidden="true" />;
}

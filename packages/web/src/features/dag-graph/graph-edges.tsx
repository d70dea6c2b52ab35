import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";
import type { EdgeRoute } from "./graph-layout.ts";
import type { GraphEdge } from "./graph-model.ts";
import { useGraphShow } from "./graph-states.ts";

/** An edge of the canvas, with its route. */
export type CanvasEdge = Edge<{ readonly edge: GraphEdge; readonly route: EdgeRoute }>;

/** An edge where the layout put it: dashed and lighter where the run did not go, dotted between setup and teardown. */
export function RoutedEdge({ id, data, markerEnd }: EdgeProps<CanvasEdge>) {
  const { instances } = useGraphShow();
  if (data === undefined) return null;
  const { edge, route } = data;
  const isPassedBy = instances.get(edge.target)?.state === "skipped" || instances.get(edge.source)?.state === "skipped";
  const look = edge.isSetupPair
    ? "graph-edge-pair"
    : edge.isReading === true
      ? "graph-edge-reading"
      : isPassedBy
        ? "graph-edge-passed"
        : "";
  return (
    <>
      <BaseEdge
        id={id}
        path={route.path}
        className={`graph-edge ${look}`}
        {...(edge.isSetupPair || markerEnd === undefined ? {} : { markerEnd })}
      />
      {edge.label !== null && route.labelAt !== null && (
        <EdgeLabelRenderer>
          <span
            className={isPassedBy ? "graph-edge-label graph-edge-label-passed" : "graph-edge-label"}
            style={{ transform: `translate(${route.labelAt.x}px, ${route.labelAt.y}px)` }}
          >
            {edge.label}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
}

import { memo } from "react";
import type { LinkLook } from "./canvas-props.ts";
import type { GraphLayout, GraphLink } from "./graph-parts.ts";

interface GraphEdgesProps<Link extends GraphLink> {
  readonly links: readonly Link[];
  readonly layout: GraphLayout;
  readonly linkLook: (link: Link) => LinkLook;
}

/** Edges where the layout put them, one drawing for all of them; labels are above it. */
export function GraphEdges<Link extends GraphLink>({ links, layout, linkLook }: GraphEdgesProps<Link>) {
  return (
    <>
      <svg className="graph-edges" aria-hidden="true">
        <defs>
          <Arrow id="graph-arrow" />
          <Arrow id="graph-arrow-near" />
        </defs>
        {links.map((link) => {
          const route = layout.routes.get(link.id);
          if (route === undefined) return null;
          const { line, isNear } = linkLook(link);
          return <EdgePath key={link.id} path={route.path} line={line} isNear={isNear} />;
        })}
      </svg>
      {links.map((link) => {
        const at = layout.routes.get(link.id)?.labelAt ?? null;
        if (link.label === null || at === null) return null;
        const isPassed = linkLook(link).line === "passed";
        return (
          <span
            key={link.id}
            className={isPassed ? "graph-edge-label graph-edge-label-passed" : "graph-edge-label"}
            style={{ transform: `translate(${at.x}px, ${at.y}px)` }}
          >
            {link.label}
          </span>
        );
      })}
    </>
  );
}

interface EdgePathProps extends LinkLook {
  readonly path: string;
}

/** Dashed and lighter where the run did not go, dotted between setup and teardown, which has no direction of work. */
const EdgePath = memo(function EdgePath({ path, line, isNear }: EdgePathProps) {
  const arrow = isNear ? "url(#graph-arrow-near)" : "url(#graph-arrow)";
  return (
    <path
      className={`graph-edge ${line === "solid" ? "" : `graph-edge-${line}`} ${isNear ? "graph-edge-near" : ""}`}
      d={path}
      {...(line === "pair" ? {} : { markerEnd: arrow })}
    />
  );
});

function Arrow({ id }: { readonly id: string }) {
  return (
    <marker
      id={id}
      viewBox="-10 -10 20 20"
      markerWidth={16}
      markerHeight={16}
      markerUnits="userSpaceOnUse"
      orient="auto"
    >
      <polyline points="-5,-4 0,0 -5,4" className={id} />
    </marker>
  );
}

import type { GivenStatement, GivenStructure } from "./dag-structure/build-structure.ts";
import type { ParityException } from "./parity-exception.ts";

/** Decided differences in the edges that labels stand on. */
export const EDGE_LABEL_EXCEPTIONS: readonly ParityException[] = [
  {
    decision: "decisions/0030-a-labelled-edge-is-drawn-as-written.md",
    reason: "a labelled edge out of a task in a group is drawn from that task, not from the whole group",
    format: "dag-structure/1",
    covers: ({ given }) => {
      const { dag, statements } = given as GivenStructure;
      const groups = new Map([
        ...dag.tasks.map(({ task_id: id, group = null }) => [id, group] as const),
        ...(dag.groups ?? []).map(({ group_id: id, parent = null }) => [id, parent] as const),
      ]);
      return statements.flatMap(labelledEdges).some(({ from, to }) => {
        const around = new Set([...from, ...to].map((id) => groups.get(id) ?? null));
        return around.size > 1 && from.some((id) => (groups.get(id) ?? null) !== null);
      });
    },
  },
];

interface LabelledEdge {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

function labelledEdges(statement: GivenStatement): readonly LabelledEdge[] {
  switch (statement.op) {
    case "label_edge":
      return [{ from: idsOf(statement.from), to: idsOf(statement.to) }];
    case "chain": {
      const links = statement["args"];
      return links.flatMap((link, place) => {
        const isLabel = typeof link === "object" && idsOf(link).length === 0;
        return isLabel ? [{ from: idsOf(links[place - 1]), to: idsOf(links[place + 1]) }] : [];
      });
    }
    case "scope":
      return (statement.body ?? []).flatMap(labelledEdges);
    default:
      return [];
  }
}

/** The ids in a link; none in labels. */
function idsOf(link: unknown): readonly string[] {
  if (typeof link === "string") return [link];
  return Array.isArray(link) ? link.filter((item) => typeof item === "string") : [];
}

import { useMediaQuery } from "@mantine/hooks";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { AssetGraph, AssetGraphNode, AssetRow } from "../../api/asset-api.ts";
import { useNow } from "../../app/clock.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { EmptyState } from "../../components/page-state.tsx";
import { AssetCanvas, type AssetShow } from "./asset-canvas.tsx";
import { connectedGraph, type DrawnGraph, MOST_AT_ONCE, nearGraph, shortName } from "./asset-graph-model.ts";

interface AssetGraphViewProps {
  readonly graph: AssetGraph;
  readonly assets: readonly AssetRow[];
}

/** The graph of Dags and assets; a large one begins with what is near the chosen node. */
export function AssetGraphView({ graph, assets }: AssetGraphViewProps) {
  const { t } = useTranslation();
  const { node: chosen, find, all } = useSearch({ from: "/shell/assets" });
  const navigate = useNavigate({ from: "/assets" });
  const isNarrow = useMediaQuery("(max-width: 767px)", false, { getInitialValueInEffect: false });
  const whole = useMemo(() => connectedGraph(graph), [graph]);
  const start = startOf(whole, chosen);
  const isNear = all !== true && whole.nodes.length > MOST_AT_ONCE && start !== undefined;
  const drawn = useMemo(
    () => (isNear && start !== undefined ? nearGraph(whole, start.id) : whole),
    [whole, isNear, start],
  );
  const show = useShow(drawn, { assets, chosen, find });
  const select = useCallback(
    (id: string | null) => void navigate({ search: (known) => ({ ...known, node: id ?? undefined }) }),
    [navigate],
  );
  const { length: total } = whole.nodes;
  if (total === 0) return <EmptyState title={t("assets.empty")}>{t("assets.emptyWords")}</EmptyState>;
  return (
    <>
      <AssetCanvas graph={drawn} direction={isNarrow ? "down" : "right"} show={show} onSelect={select} />
      {total > MOST_AT_ONCE && (
        <div className="asset-shown" role="status">
          {isNear && (
            <span>{t("assets.showing", { shown: drawn.nodes.length, total, node: shortName(start.label) })}</span>
          )}
          <button
            type="button"
            className="link strong"
            onClick={() => void navigate({ search: (known) => ({ ...known, all: isNear ? true : undefined }) })}
          >
            {isNear ? t("assets.showAll") : t("assets.showNear")}
          </button>
        </div>
      )}
      <div className="asset-legend" aria-hidden>
        <span>
          <i /> {t("assets.makes")}
        </span>
        <span>
          <i className="asset-legend-reads" /> {t("assets.reads")}
        </span>
      </div>
      <GraphAsList graph={drawn} onSelect={select} />
    </>
  );
}

/** Where a large graph begins: at the chosen node, else at the one with most edges. */
function startOf({ nodes, edges }: DrawnGraph, chosen: string | undefined): AssetGraphNode | undefined {
  const known = nodes.find(({ id }) => id === chosen);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const { source, target } of edges) {
    counts.set(source, (counts.get(source) ?? 0) + 1);
    counts.set(target, (counts.get(target) ?? 0) + 1);
  }
  return nodes.toSorted((one, other) => (counts.get(other.id) ?? 0) - (counts.get(one.id) ?? 0))[0];
}

interface ShowOptions {
  readonly assets: readonly AssetRow[];
  readonly chosen: string | undefined;
  readonly find: string | undefined;
}

function useShow({ nodes }: DrawnGraph, { assets, chosen, find }: ShowOptions): AssetShow {
  const { t } = useTranslation();
  const now = useNow();
  const minute = Math.floor(now.getTime() / 60_000);
  const time = useTimeWords();
  const wordsOf = useMemo(() => {
    const updatedAt = new Map(assets.map((asset) => [asset.uri, asset.updated_at]));
    return ({ kind, label, exists, is_paused: isPaused }: AssetGraphNode) => {
      if (kind === "alias") return t("assets.alias");
      if (kind === "dag") return exists ? (isPaused === true ? t("assets.paused") : t("assets.dag")) : t("assets.gone");
      const at = updatedAt.get(label) ?? null;
      if (at === null) return t("assets.never");
      // Told to the minute, so that the nodes are drawn anew once a minute.
      return time.relative(at, new Date(Math.max(minute * 60_000, Date.parse(at))));
    };
  }, [assets, minute, t, time]);
  return useMemo(() => {
    const text = find?.toLowerCase();
    const found = nodes.filter(({ label }) => text !== undefined && label.toLowerCase().includes(text));
    return { wordsOf, selected: chosen ?? null, hits: text === undefined ? null : new Set(found.map(({ id }) => id)) };
  }, [nodes, wordsOf, chosen, find]);
}

interface GraphAsListProps {
  readonly graph: DrawnGraph;
  readonly onSelect: (id: string) => void;
}

/** The same for those who do not see the canvas. */
function GraphAsList({ graph, onSelect }: GraphAsListProps) {
  const { t } = useTranslation();
  const labels = new Map(graph.nodes.map(({ id, label }) => [id, label]));
  return (
    <ul className="asset-list-of-graph" aria-label={t("assets.asList")}>
      {graph.nodes.map(({ id, kind, label }) => {
        const targets = graph.edges.filter(({ source }) => source === id).map(({ target }) => labels.get(target));
        return (
          <li key={id}>
            <button type="button" onClick={() => onSelect(id)}>
              {t(`assets.${kind}`)} {label}
              {targets.length > 0 && `, ${t("assets.leadsTo", { targets: targets.join(", ") })}`}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

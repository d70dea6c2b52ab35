import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { allAssetsQuery, assetGraphQuery } from "../api/asset-api.ts";
import { ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { Segmented } from "../components/segmented.tsx";
import { AssetEventList } from "../features/assets/asset-event-list.tsx";
import { AssetGraphView } from "../features/assets/asset-graph-view.tsx";
import { AssetList } from "../features/assets/asset-list.tsx";
import { AssetPanel } from "../features/assets/asset-panel.tsx";
import { DagLinkPanel } from "../features/assets/dag-link-panel.tsx";
import { SettingsHead, SettingsPage } from "../features/settings/settings-page.tsx";
import "../features/assets/assets.css";

const VIEWS = ["list", "graph", "events"] as const;

/** Assets as a list, as a graph with the Dags that make and use them, and their events. */
export function AssetsPage() {
  const { t } = useTranslation();
  const title = t("assets.title");
  return (
    <SettingsPage title={title} crumbs={[{ label: title }]} right="can_read Datasets">
      <Head />
      <Body />
    </SettingsPage>
  );
}

function Head() {
  const { t } = useTranslation();
  const { view = "list", find } = useSearch({ from: "/shell/assets" });
  const navigate = useNavigate({ from: "/assets" });
  const onFind = (text: string) =>
    void navigate({
      search: (known) => ({ ...known, find: text === "" ? undefined : text, skipped: undefined }),
      replace: true,
    });
  return (
    <SettingsHead
      title={t("assets.title")}
      {...(view === "events" ? {} : { search: { label: t("assets.search"), value: find ?? "", onChange: onFind } })}
    >
      <Segmented
        label={t("assets.view")}
        value={view}
        segments={VIEWS.map((value) => ({ value, label: t(`assets.views.${value}`) }))}
        onChange={(next) =>
          void navigate({
            search: ({ node, find: found }) => ({ node, find: found, view: next === "list" ? undefined : next }),
          })
        }
      />
    </SettingsHead>
  );
}

function Body() {
  const { view = "list" } = useSearch({ from: "/shell/assets" });
  return (
    <div className="assets-page">
      <div className="assets-main">
        {view === "graph" ? <Graph /> : view === "events" ? <AssetEventList /> : <AssetList />}
      </div>
      <Panel />
    </div>
  );
}

function Graph() {
  const { t } = useTranslation();
  const graph = useQuery(assetGraphQuery);
  const assets = useQuery(allAssetsQuery);
  if (graph.isPending) return <SkeletonRows rows={8} rowHeight={52} />;
  if (graph.isError) {
    return <ErrorState title={t("assets.graphError")} error={graph.error} onTryAgain={() => void graph.refetch()} />;
  }
  return <AssetGraphView graph={graph.data} assets={assets.data?.assets ?? []} />;
}

/** What is chosen, beside the list, the graph or the events. */
function Panel() {
  const { node } = useSearch({ from: "/shell/assets" });
  const navigate = useNavigate({ from: "/assets" });
  const graph = useQuery({ ...assetGraphQuery, enabled: node !== undefined });
  const assets = useQuery({ ...allAssetsQuery, enabled: node !== undefined });
  const close = () => void navigate({ search: (known) => ({ ...known, node: undefined }) });
  if (node === undefined || assets.data === undefined) return null;
  const asset = assets.data.assets.find(({ uri }) => node === `asset:${uri}`);
  if (asset !== undefined) {
    return <AssetPanel asset={asset} assets={assets.data.assets} onClose={close} />;
  }
  const thing = graph.data?.nodes.find(({ id }) => id === node);
  return thing === undefined ? null : <DagLinkPanel node={thing} onClose={close} />;
}

import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ASSETS_PER_PAGE, type AssetRow, assetsQuery } from "../../api/asset-api.ts";
import { AssetUri } from "../../components/asset-uri.tsx";
import { Button } from "../../components/button.tsx";
import { RelativeMoment } from "../../components/moment.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../../components/page-state.tsx";
import "../../components/table.css";

/** Assets by their URIs: how fresh each is, who makes it, and who awaits it. */
export function AssetList() {
  const { t } = useTranslation();
  const { find, skipped = 0, node } = useSearch({ from: "/shell/assets" });
  const navigate = useNavigate({ from: "/assets" });
  const answer = useQuery(assetsQuery({ search: find, skipped }));
  if (answer.isPending) return <SkeletonRows rows={8} rowHeight={44} />;
  if (answer.isError) {
    return <ErrorState title={t("assets.error")} error={answer.error} onTryAgain={() => void answer.refetch()} />;
  }
  const { assets, has_more: hasMore } = answer.data;
  if (assets.length === 0 && find !== undefined) {
    const clear = () => void navigate({ search: (known) => ({ ...known, find: undefined, skipped: undefined }) });
    return (
      <EmptyState
        title={t("assets.noHit", { text: find })}
        act={<Button onClick={clear}>{t("act.clearFilters")}</Button>}
      />
    );
  }
  if (assets.length === 0) return <EmptyState title={t("assets.empty")}>{t("assets.emptyWords")}</EmptyState>;
  return (
    <div className="settings-scroll">
      <table className="table settings-table">
        <thead>
          <tr>
            <th>{t("assets.uri")}</th>
            <th>{t("assets.updated")}</th>
            <th className="not-narrow-cell">{t("assets.madeBy")}</th>
            <th className="not-narrow-cell">{t("assets.usedBy")}</th>
          </tr>
        </thead>
        <tbody>
          {assets.map((asset) => (
            <AssetTableRow key={asset.id} asset={asset} isChosen={node === `asset:${asset.uri}`} />
          ))}
        </tbody>
      </table>
      {(hasMore || skipped > 0) && <Foot skipped={skipped} hasMore={hasMore} />}
    </div>
  );
}

function Foot({ skipped, hasMore }: { readonly skipped: number; readonly hasMore: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/assets" });
  return (
    <div className="settings-foot">
      <span className="fill" />
      {skipped > 0 && (
        <Button size="small" onClick={() => void navigate({ search: (known) => ({ ...known, skipped: undefined }) })}>
          {t("act.firstPage")}
        </Button>
      )}
      {hasMore && (
        <Button
          size="small"
          onClick={() => void navigate({ search: (known) => ({ ...known, skipped: skipped + ASSETS_PER_PAGE }) })}
        >
          {t("act.nextPage")}
        </Button>
      )}
    </div>
  );
}

function AssetTableRow({ asset, isChosen }: { readonly asset: AssetRow; readonly isChosen: boolean }) {
  const { t } = useTranslation();
  const { uri, updated_at: updatedAt, producers, consumer_dag_ids: consumers } = asset;
  return (
    <tr aria-selected={isChosen}>
      <td className="asset-uri settings-cut">
        <Link
          from="/assets"
          to="/assets"
          search={(known) => ({ ...known, node: `asset:${uri}` })}
          className="link mono strong"
          title={uri}
        >
          <AssetUri uri={uri} />
        </Link>
      </td>
      <td className="secondary">{updatedAt === null ? t("assets.never") : <RelativeMoment at={updatedAt} />}</td>
      <td className="not-narrow-cell settings-cut mono">
        {[...new Set(producers.map(({ dag_id: dagId }) => dagId))].join(", ")}
      </td>
      <td className="not-narrow-cell settings-cut mono">{consumers.join(", ")}</td>
    </tr>
  );
}

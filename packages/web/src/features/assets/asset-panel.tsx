import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Box, Check, Minus, Plus, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type AssetRow, assetEventsQuery } from "../../api/asset-api.ts";
import { useRights } from "../../app/session.ts";
import { AssetUri } from "../../components/asset-uri.tsx";
import { Button, IconButton } from "../../components/button.tsx";
import { FactList } from "../../components/fact-list.tsx";
import { RelativeMoment } from "../../components/moment.tsx";
import { AssetEventDialog } from "./asset-event-dialog.tsx";
import { AssetEventItem } from "./asset-event-item.tsx";
import { shortName } from "./asset-graph-model.ts";

const EVENTS_SHOWN = 10;

interface AssetPanelProps {
  readonly asset: AssetRow;
  readonly assets: readonly AssetRow[];
  readonly onClose: () => void;
}

/** One asset: who makes it, who awaits it and what else they still await, and its last events. */
export function AssetPanel({ asset, assets, onClose }: AssetPanelProps) {
  const { t } = useTranslation();
  const rights = useRights();
  const [isCreating, setIsCreating] = useState(false);
  const { consumer_dag_ids: consumers } = asset;
  return (
    <aside className="asset-panel" aria-label={asset.uri}>
      <div className="asset-panel-head">
        <Box size={16} />
        <h2 className="asset-panel-name mono">
          <AssetUri uri={asset.uri} />
        </h2>
        <IconButton label={t("assets.close")} keycap="Esc" onClick={onClose}>
          <X size={16} />
        </IconButton>
      </div>
      {rights.has("can_create Datasets") && (
        <Button icon={<Plus size={14} />} onClick={() => setIsCreating(true)}>
          {t("assets.create")}
        </Button>
      )}
      <AssetFacts asset={asset} />
      {consumers.map((dagId) => (
        <StillAwaited key={dagId} dagId={dagId} assets={assets} />
      ))}
      <LastEvents asset={asset} />
      {isCreating && <AssetEventDialog uri={asset.uri} consumers={consumers} onClose={() => setIsCreating(false)} />}
    </aside>
  );
}

function AssetFacts({ asset }: { readonly asset: AssetRow }) {
  const { t } = useTranslation();
  const { updated_at: updatedAt, producers, consumer_dag_ids: consumers, aliases } = asset;
  const makers = producers.map(({ dag_id: dagId, task_id: taskId }) => (
    <DagLink key={`${dagId} ${taskId}`} dagId={dagId} words={taskId === null ? dagId : `${dagId} / ${taskId}`} />
  ));
  const users = consumers.map((dagId) => <DagLink key={dagId} dagId={dagId} words={dagId} />);
  return (
    <FactList
      facts={[
        {
          name: t("assets.updated"),
          value: updatedAt === null ? t("assets.never") : <RelativeMoment at={updatedAt} />,
        },
        { name: t("assets.madeBy"), value: makers.length === 0 ? t("assets.nobody") : makers },
        { name: t("assets.usedBy"), value: users.length === 0 ? t("assets.nobody") : users },
        { name: t("assets.aliases"), value: aliases.join(", ") },
      ]}
    />
  );
}

function DagLink({ dagId, words }: { readonly dagId: string; readonly words: string }) {
  return (
    <div>
      <Link to="/dags/$dagId" params={{ dagId }} className="link mono">
        {words}
      </Link>
    </div>
  );
}

/** What a Dag that runs on updates has received since its last run, and what it still waits for. */
function StillAwaited({ dagId, assets }: { readonly dagId: string; readonly assets: readonly AssetRow[] }) {
  const { t } = useTranslation();
  const waited = assets.filter(({ consumer_dag_ids: consumers }) => consumers.includes(dagId));
  const awaited = waited.map(({ uri }) => uri);
  const received = waited.filter(({ received_by_dag_ids: by }) => by.includes(dagId)).map(({ uri }) => uri);
  if (awaited.length < 2) return null;
  const count = awaited.filter((uri) => received.includes(uri)).length;
  return (
    <section className="asset-waits" aria-label={dagId}>
      <div className="asset-waits-head">
        <span className="mono fill">{dagId}</span>
        <span className="small meta">{t("assets.received", { count, total: awaited.length })}</span>
      </div>
      <ul>
        {awaited.map((uri) => (
          <li key={uri} title={uri}>
            {received.includes(uri) ? <Check size={14} /> : <Minus size={14} />}
            <span className="mono small cut fill">{shortName(uri)}</span>
            <span className="small meta">{received.includes(uri) ? t("assets.hasCome") : t("assets.waits")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function LastEvents({ asset }: { readonly asset: AssetRow }) {
  const { t } = useTranslation();
  const { data } = useQuery(assetEventsQuery({ assetId: asset.id, limit: EVENTS_SHOWN }));
  if (data === undefined) return null;
  return (
    <>
      <h3 className="section-title">
        {t("assets.events")} <span className="meta">{data.total_entries}</span>
      </h3>
      {data.total_entries === 0 && <p className="meta">{t("assets.noEvents")}</p>}
      <ul className="asset-events">
        {data.dataset_events.map((event) => (
          <AssetEventItem key={event.id} event={event} />
        ))}
      </ul>
    </>
  );
}

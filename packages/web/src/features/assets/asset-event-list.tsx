import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type AssetEvent, assetEventsQuery } from "../../api/asset-api.ts";
import { AssetUri } from "../../components/asset-uri.tsx";
import { RelativeMoment } from "../../components/moment.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../../components/page-state.tsx";
import { ListFoot } from "../settings/list-foot.tsx";
import { EventExtra, EventRuns, EventSource } from "./asset-event-item.tsx";
import "../../components/table.css";

const EVENTS_PER_PAGE = 50;

/** The updates of all assets, the newest first. */
export function AssetEventList() {
  const { t } = useTranslation();
  const { skipped = 0 } = useSearch({ from: "/shell/assets" });
  const navigate = useNavigate({ from: "/assets" });
  const answer = useQuery(assetEventsQuery({ skipped, limit: EVENTS_PER_PAGE }));
  if (answer.isPending) return <SkeletonRows rows={8} rowHeight={44} />;
  if (answer.isError) {
    return <ErrorState title={t("assets.eventsError")} error={answer.error} onTryAgain={() => void answer.refetch()} />;
  }
  const { dataset_events: events, total_entries: total } = answer.data;
  if (total === 0) return <EmptyState title={t("assets.noEvents")}>{t("assets.noEventsWords")}</EmptyState>;
  const hasMore = skipped + events.length < total;
  return (
    <>
      <div className="settings-scroll">
        <table className="table settings-table asset-events-table">
          <thead>
            <tr>
              <th>{t("assets.moment")}</th>
              <th>{t("assets.uri")}</th>
              <th>{t("assets.source")}</th>
              <th className="not-narrow-cell">{t("assets.extra")}</th>
              <th className="not-narrow-cell">{t("assets.usedBy")}</th>
            </tr>
          </thead>
          <tbody>
            {events.map((event) => (
              <EventRow key={event.id} event={event} />
            ))}
          </tbody>
        </table>
      </div>
      <ListFoot
        shown={events.length}
        total={total}
        skipped={skipped}
        nextAfter={hasMore ? "next" : null}
        onPage={({ skipped: next }) =>
          void navigate({
            search: (known) => ({ ...known, skipped: next === undefined ? undefined : skipped + EVENTS_PER_PAGE }),
          })
        }
      />
    </>
  );
}

function EventRow({ event }: { readonly event: AssetEvent }) {
  return (
    <tr>
      <td className="secondary">
        <RelativeMoment at={event.timestamp} />
      </td>
      <td className="settings-cut">
        <Link
          from="/assets"
          to="/assets"
          search={(known) => ({ ...known, node: `asset:${event.dataset_uri}` })}
          className="link mono"
          title={event.dataset_uri}
        >
          <AssetUri uri={event.dataset_uri} />
        </Link>
      </td>
      <td>
        <EventSource event={event} />
      </td>
      <td className="not-narrow-cell settings-cut">
        <EventExtra event={event} />
      </td>
      <td className="not-narrow-cell">
        <EventRuns event={event} />
      </td>
    </tr>
  );
}

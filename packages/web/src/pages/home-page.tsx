import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { homeQuery } from "../api/overview-queries.ts";
import { TopBar } from "../app/shell/top-bar.tsx";
import { ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { ImportErrorsCard, NextDueCard, WaitingCard } from "../features/home/beside-cards.tsx";
import { FailedNowCard } from "../features/home/failed-now-card.tsx";
import { HealthStrip } from "../features/home/health-strip.tsx";
import { HistoryCard } from "../features/home/history-chart.tsx";
import "../features/home/home.css";

/** Is it well, what failed, what waits, what comes. */
export function HomePage() {
  const { t } = useTranslation();
  return (
    <>
      <title>{`${t("home.title")} · Baram`}</title>
      <TopBar crumbs={[{ label: t("home.title") }]} />
      <div className="home-scroll">
        <h1 className="visually-hidden">{t("home.title")}</h1>
        <HomeBody />
      </div>
    </>
  );
}

function HomeBody() {
  const { t } = useTranslation();
  const home = useQuery(homeQuery);
  if (home.isPending) return <SkeletonRows rows={10} rowHeight={52} />;
  if (home.isError) {
    return <ErrorState title={t("home.error")} error={home.error} onTryAgain={() => void home.refetch()} />;
  }
  const { failed_now: failed, next_due: due, waiting } = home.data;
  return (
    <div className="home">
      <HealthStrip home={home.data} />
      <div className="home-main">
        <HistoryCard />
        <FailedNowCard failed={failed} />
      </div>
      <div className="home-beside">
        <NextDueCard due={due} />
        <WaitingCard waiting={waiting} />
        <ImportErrorsCard />
      </div>
    </div>
  );
}

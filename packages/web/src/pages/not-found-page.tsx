import { Link } from "@tanstack/react-router";
import { MapPinOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Shell } from "../app/shell/shell.tsx";
import { TopBar } from "../app/shell/top-bar.tsx";
import { EmptyState } from "../components/page-state.tsx";

/** For an address that leads nowhere, with the navigation beside it. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Shell>
      <title>{`${t("notFound.title")} · Baram`}</title>
      <TopBar crumbs={[{ label: t("notFound.title") }]} />
      <NotFound />
    </Shell>
  );
}

/** For a part of a page that an address names and that is not there. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<MapPinOff size={18} />}
      title={t("notFound.title")}
      act={
        <Link to="/dags" className="button">
          {t("dag.toDags")}
        </Link>
      }
    >
      {t("notFound.hint")}
    </EmptyState>
  );
}

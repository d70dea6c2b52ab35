import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../components/page-state.tsx";

/** For an address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <EmptyState
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

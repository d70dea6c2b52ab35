import { Link } from "@tanstack/react-router";
import { SearchX } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/http.ts";
import { EmptyState, ErrorState } from "../components/page-state.tsx";

interface DagFailureProps {
  readonly dagId: string;
  readonly error: Error;
  readonly onTryAgain: () => void;
}

/** An unknown Dag is not a failure of the server. */
export function DagFailure({ dagId, error, onTryAgain }: DagFailureProps) {
  const { t } = useTranslation();
  if (!(error instanceof ApiProblem && error.status === 404)) {
    return <ErrorState title={t("error.dag")} error={error} onTryAgain={onTryAgain} />;
  }
  return (
    <EmptyState
      icon={<SearchX size={18} />}
      title={t("dag.notFound", { dag: dagId })}
      act={
        <Link to="/dags" className="button">
          {t("dag.toDags")}
        </Link>
      }
    >
      {t("dag.notFoundHint")}
    </EmptyState>
  );
}

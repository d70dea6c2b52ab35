import { Menu } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { ChevronDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type VersionUse, versionsQuery } from "../api/dag-history.ts";
import { useTimeWords } from "../app/use-time.ts";
import { Button } from "../components/button.tsx";
import { RelativeMoment } from "../components/moment.tsx";
import { ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { useDag } from "../features/dag-header/dag-context.ts";
import { VersionDiff } from "../features/versions/version-diff.tsx";
import "../components/table.css";
import "../features/versions/versions.css";

/** The versions of a Dag: which runs used each, and what changed from one to another. */
export function DagVersionsPage() {
  const { t } = useTranslation();
  const { dag } = useDag();
  const search = useSearch({ from: "/shell/dags/$dagId/versions" });
  const answer = useQuery(versionsQuery(dag.dag_id));
  if (answer.isPending) return <SkeletonRows rows={8} rowHeight={40} />;
  if (answer.isError) {
    return <ErrorState title={t("versions.error")} error={answer.error} onTryAgain={() => void answer.refetch()} />;
  }
  const { versions, counted_runs: countedRuns } = answer.data;
  const shown = versions.find((version) => version.number === search.version) ?? versions[0];
  if (shown === undefined) return null;
  const other = search.with ?? shown.number - 1;
  return (
    <div className="versions-page">
      <VersionList versions={versions} shown={shown.number} countedRuns={countedRuns} />
      <section className="versions-detail" tabIndex={0}>
        <VersionHead shown={shown} versions={versions} other={other} />
        {other < 1 ? (
          <p className="secondary">{t("versions.first")}</p>
        ) : (
          <VersionDiff
            key={`${other} ${shown.number}`}
            dagId={dag.dag_id}
            before={Math.min(other, shown.number)}
            after={Math.max(other, shown.number)}
          />
        )}
      </section>
    </div>
  );
}

interface VersionListProps {
  readonly versions: readonly VersionUse[];
  readonly shown: number;
  readonly countedRuns: number;
}

function VersionList({ versions, shown, countedRuns }: VersionListProps) {
  const { t } = useTranslation();
  const { dag } = useDag();
  const time = useTimeWords();
  return (
    <div className="versions-list" tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th>{t("runs.version")}</th>
            <th>{t("dagDetails.created")}</th>
            <th className="number" title={t("versions.runsHint", { count: countedRuns })}>
              {t("dag.runs")}
            </th>
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <tr key={version.number} aria-selected={version.number === shown}>
              <td className="strong">
                <Link
                  to="/dags/$dagId/versions"
                  params={{ dagId: dag.dag_id }}
                  search={{ version: version.number }}
                  className="link"
                >
                  {t("dag.version", { number: version.number })}
                </Link>
                <div className="small meta">{t(version.has_new_code ? "versions.newCode" : "versions.onlyShape")}</div>
              </td>
              <td className="secondary">
                <RelativeMoment at={version.created_at} />
              </td>
              <td className="number">
                {version.run_count.toLocaleString("en")}
                {version.earliest_run !== null && version.latest_run !== null && (
                  <div className="small meta">
                    {[...new Set([version.earliest_run, version.latest_run].map((at) => time.day(at)))].join(" – ")}
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface VersionHeadProps {
  readonly shown: VersionUse;
  readonly versions: readonly VersionUse[];
  readonly other: number;
}

function VersionHead({ shown, versions, other }: VersionHeadProps) {
  const { t } = useTranslation();
  const { dag } = useDag();
  const time = useTimeWords();
  const navigate = useNavigate({ from: "/dags/$dagId/versions" });
  return (
    <div className="versions-detail-head">
      <h2>{t("dag.version", { number: shown.number })}</h2>
      <span className="meta">{time.fullMoment(shown.created_at)}</span>
      {versions.length > 1 && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="small">
              {other < 1 ? t("versions.compare") : t("versions.comparedWith", { number: other })}
              <ChevronDown size={12} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={360} style={{ overflowY: "auto" }}>
            {versions
              .filter((version) => version.number !== shown.number)
              .map((version) => (
                <Menu.Item
                  key={version.number}
                  onClick={() => void navigate({ search: (known) => ({ ...known, with: version.number }) })}
                >
                  {t("code.versionAt", { number: version.number, moment: time.moment(version.created_at) })}
                </Menu.Item>
              ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <span className="fill" />
      <Link to="/dags/$dagId/code" params={{ dagId: dag.dag_id }} search={{ version: shown.number }} className="link">
        {t("versions.wholeCode")}
      </Link>
    </div>
  );
}

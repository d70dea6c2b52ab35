import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { DagDetails } from "../api/ui-shapes.ts";
import { useNow } from "../app/clock.ts";
import { useTimeWords } from "../app/use-time.ts";
import { Tag } from "../components/chip.tsx";
import { DocText } from "../components/doc-text.tsx";
import { FactList } from "../components/fact-list.tsx";
import { ExactMoment } from "../components/moment.tsx";
import { useDag } from "../features/dag-header/dag-context.ts";
import "../components/table.css";
import "../features/dag-header/view-scroll.css";

/** Everything that the author wrote about the Dag as a whole. */
export function DagDetailsPage() {
  const { t } = useTranslation();
  const { dag, structure } = useDag();
  return (
    <div className="view-scroll">
      <div className="view-column">
        {dag.doc_md !== null && (
          <section>
            <h2 className="section-title">{t("dagDetails.docs")}</h2>
            <DocText text={dag.doc_md} />
          </section>
        )}
        <DagFactList dag={dag} taskCount={structure.tasks.length} />
        <ParamTable dag={dag} />
        <VersionTable dag={dag} />
      </div>
    </div>
  );
}

function DagFactList({ dag, taskCount }: { readonly dag: DagDetails; readonly taskCount: number }) {
  const { t } = useTranslation();
  return (
    <FactList
      facts={[
        { name: t("dagDetails.id"), value: <span className="mono">{dag.dag_id}</span> },
        { name: t("dagDetails.file"), value: <span className="mono">{dag.fileloc}</span> },
        {
          name: t("dagDetails.schedule"),
          value: dag.schedule.summary && <span className="mono">{dag.schedule.summary}</span>,
        },
        { name: t("dagDetails.timezone"), value: dag.timezone },
        { name: t("dagDetails.startDate"), value: dag.start_date && <ExactMoment at={dag.start_date} /> },
        { name: t("dagDetails.endDate"), value: dag.end_date && <ExactMoment at={dag.end_date} /> },
        { name: t("dagDetails.catchup"), value: dag.catchup ? t("dagDetails.on") : t("dagDetails.off") },
        { name: t("dagDetails.maxActiveRuns"), value: dag.max_active_runs },
        { name: t("dagDetails.maxActiveTasks"), value: dag.max_active_tasks },
        { name: t("dagDetails.tasks"), value: taskCount },
        { name: t("dagDetails.owners"), value: dag.owners.join(", ") },
        {
          name: t("dagDetails.tags"),
          value: dag.tags.length > 0 && (
            <span className="line">
              {dag.tags.map((tag) => (
                <Tag key={tag}>{tag}</Tag>
              ))}
            </span>
          ),
        },
      ].map((fact) => ({ ...fact, value: fact.value === false ? null : fact.value }))}
    />
  );
}

function ParamTable({ dag }: { readonly dag: DagDetails }) {
  const { t } = useTranslation();
  const params = Object.entries(dag.params);
  return (
    <section>
      <h2 className="section-title">{t("dagDetails.params")}</h2>
      {params.length === 0 ? (
        <p className="meta">{t("dagDetails.noParams")}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th>{t("dagDetails.param")}</th>
              <th>{t("dagDetails.default")}</th>
              <th>{t("dagDetails.about")}</th>
            </tr>
          </thead>
          <tbody>
            {params.map(([name, param]) => (
              <tr key={name}>
                <td className="mono strong">{name}</td>
                <td className="mono">{JSON.stringify(param.value)}</td>
                <td className="secondary">{param.description}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** How long ago it was; of what is long ago that would be the moment again. */
function RelativeWords({ at }: { readonly at: string }) {
  const time = useTimeWords();
  const words = time.relative(at, useNow());
  return words === time.moment(at) ? null : <span className="meta"> · {words}</span>;
}

function VersionTable({ dag }: { readonly dag: DagDetails }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2 className="section-title">{t("dagDetails.versions")}</h2>
      <table className="table">
        <thead>
          <tr>
            <th>{t("runs.version")}</th>
            <th>{t("dagDetails.created")}</th>
          </tr>
        </thead>
        <tbody>
          {dag.versions.map((version) => (
            <tr key={version.number}>
              <td>
                <Link
                  to="/dags/$dagId/code"
                  params={{ dagId: dag.dag_id }}
                  search={{ version: version.number }}
                  className="link"
                >
                  {t("dag.version", { number: version.number })}
                </Link>
              </td>
              <td>
                <ExactMoment at={version.created_at} />
                <RelativeWords at={version.created_at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

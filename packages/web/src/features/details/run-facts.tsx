import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { DagRun, RunAnswer } from "../../api/ui-shapes.ts";
import { JsonText } from "../../components/code-text.tsx";
import { FactList } from "../../components/fact-list.tsx";
import { Duration, ExactMoment } from "../../components/moment.tsx";
import { useRunFacts } from "./task-facts.tsx";

/** What a run covers, when it was, and which version it used. */
export function RunFacts({ answer }: { readonly answer: RunAnswer }) {
  const { t } = useTranslation();
  const { run } = answer;
  return (
    <FactList
      facts={[
        { name: t("details.logicalDate"), value: <ExactMoment at={run.logical_date} /> },
        ...useRunFacts(run),
        { name: t("details.queuedAt"), value: run.queued_at && <ExactMoment at={run.queued_at} /> },
        { name: t("details.started"), value: run.start_date && <ExactMoment at={run.start_date} /> },
        { name: t("details.ended"), value: run.end_date && <ExactMoment at={run.end_date} /> },
        { name: t("details.ranFor"), value: run.start_date && <Duration start={run.start_date} end={run.end_date} /> },
        {
          name: t("details.version"),
          value: (
            <Link
              to="/dags/$dagId/versions"
              params={{ dagId: run.dag_id }}
              search={{ version: run.version_number ?? undefined }}
              className="link"
            >
              {run.version_number}
            </Link>
          ),
        },
        { name: t("details.runId"), value: <span className="mono">{run.run_id}</span> },
      ]}
    />
  );
}

/** What the run was given. */
export function RunConf({ run }: { readonly run: DagRun }) {
  const { t } = useTranslation();
  return (
    <section>
      <h3 className="section-title">{t("details.conf")}</h3>
      {isEmptyConf(run.conf) ? (
        <p className="meta">{t("details.noConf")}</p>
      ) : (
        <div className="boxed">
          <JsonText value={run.conf} />
        </div>
      )}
    </section>
  );
}

function isEmptyConf(conf: unknown): boolean {
  return conf === null || (typeof conf === "object" && Object.keys(conf).length === 0);
}

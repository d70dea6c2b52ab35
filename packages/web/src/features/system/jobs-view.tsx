import { useQuery } from "@tanstack/react-query";
import { Activity } from "lucide-react";
import { useTranslation } from "react-i18next";
import { jobsQuery } from "../../api/settings-api.ts";
import type { Job } from "../../api/settings-shapes.ts";
import { useNow } from "../../app/clock.ts";
import { secondsFrom, useTimeWords } from "../../app/use-time.ts";
import { Duration, RelativeMoment } from "../../components/moment.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../../components/page-state.tsx";
import "../../components/table.css";

/** The processes of the installation: whether they live, and what they have in hand. */
export function JobsView() {
  const { t } = useTranslation();
  const answer = useQuery(jobsQuery);
  if (answer.isPending) return <SkeletonRows rows={5} rowHeight={56} />;
  if (answer.isError && answer.data === undefined) {
    return <ErrorState title={t("admin.readError")} error={answer.error} onTryAgain={() => void answer.refetch()} />;
  }
  const { jobs, healthy_seconds: seconds } = answer.data;
  const living = jobs.filter(({ state }) => state === "running");
  const past = jobs.filter(({ state }) => state !== "running");
  return (
    <div className="settings-scroll" tabIndex={0}>
      <h2 className="section-title system-section">{t("admin.job.living")}</h2>
      <p className="system-words">{t("admin.job.ruleWords", { seconds })}</p>
      {living.length === 0 ? (
        <EmptyState icon={<Activity size={18} />} title={t("admin.job.empty")}>
          {t("admin.job.emptyWords", { command: "baram standalone" })}
        </EmptyState>
      ) : (
        <JobTable jobs={living} hasApiServer />
      )}
      {past.length > 0 && (
        <>
          <h2 className="section-title system-section">{t("admin.job.past")}</h2>
          <JobTable jobs={past} />
        </>
      )}
    </div>
  );
}

function JobTable({ jobs, hasApiServer = false }: { readonly jobs: readonly Job[]; readonly hasApiServer?: boolean }) {
  const { t } = useTranslation();
  return (
    <table className="table settings-table jobs-table">
      <thead>
        <tr>
          <th>{t("admin.job.component")}</th>
          <th>{t("admin.job.heartbeat")}</th>
          <th className="settings-middle">{t("admin.job.inHand")}</th>
          <th className="settings-wide">{t("admin.job.host")}</th>
          <th className="settings-middle">{t("admin.job.started")}</th>
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
        {hasApiServer && (
          <tr>
            <td>
              <b className="strong">{t("admin.job.apiServer")}</b>
              <p className="small meta option-words">{t("admin.job.apiServerWords")}</p>
            </td>
            <td>
              <span className="job-state">
                <i className="job-dot" />
                {t("admin.job.alive")}
              </span>
            </td>
            <td className="settings-middle meta">–</td>
            <td className="settings-wide meta">–</td>
            <td className="settings-middle meta">–</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

const KNOWN_TYPES = ["SchedulerJob", "TriggererJob", "DagProcessorJob"] as const;

function JobRow({ job }: { readonly job: Job }) {
  const { t } = useTranslation();
  const known = KNOWN_TYPES.find((type) => type === job.job_type);
  const inHand = [
    ...(job.try_count > 0 ? [t("admin.job.tries", { count: job.try_count })] : []),
    ...(job.trigger_count > 0 ? [t("admin.job.triggers", { count: job.trigger_count })] : []),
  ];
  return (
    <tr>
      <td>
        <b className="strong">{known === undefined ? job.job_type : t(`admin.job.types.${known}`)}</b>
        <p className="small meta option-words">{t(`admin.job.words.${known ?? "other"}`)}</p>
      </td>
      <td>
        <JobState job={job} />
      </td>
      <td className="settings-middle secondary">{inHand.join(", ")}</td>
      <td className="settings-wide">
        <span className="mono">{job.hostname}</span>
        <div className="small meta">
          {t("admin.job.process")} {job.process_id}
        </div>
      </td>
      <td className="settings-middle secondary">
        <RelativeMoment at={job.start_date} />
        {job.end_date !== null && (
          <div className="small meta">
            <Duration start={job.start_date} end={job.end_date} />
          </div>
        )}
      </td>
    </tr>
  );
}

/** A job that has not ended is alive while its heartbeat is young; the age is counted on between two answers. */
function JobState({ job }: { readonly job: Job }) {
  const { t } = useTranslation();
  const now = useNow();
  const time = useTimeWords();
  const age = time.duration(Math.max(0, secondsFrom(job.latest_heartbeat, null, now)));
  if (job.state !== "running") {
    const isLost = job.state === "failed";
    return (
      <>
        <span className="job-state">
          <i className={isLost ? "job-dot job-dot-silent" : "job-dot job-dot-ended"} />
          {isLost ? t("admin.job.lost") : t("admin.job.ended")}
        </span>
        <div className="small meta">
          <RelativeMoment at={job.end_date ?? job.latest_heartbeat} />
        </div>
      </>
    );
  }
  return (
    <>
      <span className="job-state">
        <i className={job.is_alive ? "job-dot" : "job-dot job-dot-silent"} />
        {job.is_alive ? t("admin.job.alive") : t("admin.job.silent")}
      </span>
      <div className={job.is_alive ? "small meta" : "small danger-words"}>
        {job.is_alive ? <RelativeMoment at={job.latest_heartbeat} /> : t("admin.job.silentWords", { duration: age })}
      </div>
    </>
  );
}

import type { TaskInstanceState } from "@baram/domain";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { HomeAnswer, NextDue, Waiting } from "../../api/overview-shapes.ts";
import { importErrorsQuery } from "../../api/queries.ts";
import { useNow } from "../../app/clock.ts";
import { useRights } from "../../app/session.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { RelativeMoment } from "../../components/moment.tsx";
import { StateMark } from "../../design/state-mark.tsx";
import { placeOf } from "../import-errors/place-of.ts";

/** The runs that come next, the first one first. */
export function NextDueCard({ due }: { readonly due: readonly NextDue[] }) {
  const { t } = useTranslation();
  return (
    <section className="home-card" aria-label={t("home.nextDue")}>
      <header className="home-card-head">
        <h2 className="title">{t("home.nextDue")}</h2>
        <span className="fill" />
        <Link to="/timeline" className="link">
          {t("home.all")}
        </Link>
      </header>
      {due.length === 0 ? (
        <p className="home-card-words">{t("home.noNextDue")}</p>
      ) : (
        <ul className="home-list">
          {due.map((each) => (
            <NextDueItem key={each.dag_id} due={each} />
          ))}
        </ul>
      )}
    </section>
  );
}

function NextDueItem({ due }: { readonly due: NextDue }) {
  const { t } = useTranslation();
  const now = useNow();
  const time = useTimeWords();
  const { data_interval_start: from, data_interval_end: to } = due;
  const isDue = Date.parse(due.run_after) <= now.getTime();
  // Within a day the times tell enough, beyond it the days do.
  const word =
    from !== null && to !== null && Date.parse(to) - Date.parse(from) >= 86_400_000
      ? time.day
      : (at: string) => time.clock(at).slice(0, 5);
  return (
    <li>
      <div className="line">
        <Link to="/dags/$dagId" params={{ dagId: due.dag_id }} className="mono cut fill" title={due.dag_id}>
          {due.dag_id}
        </Link>
        <span className="secondary home-list-number">
          {isDue ? t("home.dueNow") : <RelativeMoment at={due.run_after} />}
        </span>
      </div>
      {from !== null && to !== null && from !== to && (
        <div className="small meta">{t("home.covers", { from: word(from), to: word(to) })}</div>
      )}
    </li>
  );
}

const STATE_OF_REASON = {
  pool_full: "scheduled",
  pool_missing: "scheduled",
  dag_limit: "scheduled",
  parallelism: "scheduled",
  next_pass: "scheduled",
  worker: "queued",
  trigger: "deferred",
  retry_delay: "up_for_retry",
  reschedule: "up_for_reschedule",
} as const satisfies Record<Waiting["kind"], TaskInstanceState>;

/** What waits for these, waits for a process of Baram: whether that lives is what to look at. */
const OF_A_PROCESS: readonly Waiting["kind"][] = ["worker", "trigger", "next_pass"];

/** The sentence of a reason; it leads to where that can be changed, where there is such a place. */
function ReasonLink({ reason }: { readonly reason: Waiting }) {
  const { t } = useTranslation();
  const rights = useRights();
  const name = reason.name ?? "";
  const words = t(`home.reason.${reason.kind}`, { name, limit: (reason.limit ?? 0).toLocaleString("en") });
  if (reason.kind === "pool_full" && rights.has("can_read Pools")) {
    return (
      <Link to="/pools" search={{ pool: name }}>
        {words}
      </Link>
    );
  }
  if (reason.kind === "pool_missing" && rights.has("can_read Pools")) return <Link to="/pools">{words}</Link>;
  if (reason.kind === "dag_limit") {
    return (
      <Link to="/dags/$dagId" params={{ dagId: name }} search={{ task_state: "running" }}>
        {words}
      </Link>
    );
  }
  if (reason.kind === "parallelism" && rights.has("can_read Configurations")) {
    return (
      <Link to="/system" search={{ tab: "configuration", search: "parallelism" }}>
        {words}
      </Link>
    );
  }
  if (OF_A_PROCESS.includes(reason.kind) && rights.has("can_read Jobs")) {
    return (
      <Link to="/system" search={{ tab: "jobs" }}>
        {words}
      </Link>
    );
  }
  if (reason.kind === "retry_delay" || reason.kind === "reschedule") {
    return (
      <Link to="/runs" search={{ state: "running" }}>
        {words}
      </Link>
    );
  }
  return words;
}

/** What waits, by reason; every wait has a sentence. */
export function WaitingCard({ waiting }: { readonly waiting: HomeAnswer["waiting"] }) {
  const { t } = useTranslation();
  const total = waiting.reasons.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="home-card" aria-label={t("home.waiting")}>
      <header className="home-card-head">
        <h2 className="title">{t("home.waiting")}</h2>
        <span className="fill" />
        {total > 0 && <span className="secondary">{total.toLocaleString("en")}</span>}
      </header>
      {total === 0 ? (
        <p className="home-card-words">{t("home.nothingWaits")}</p>
      ) : (
        <ul className="home-list">
          {waiting.reasons.map((reason) => (
            <li key={`${reason.kind} ${reason.name}`} className="line">
              <StateMark state={STATE_OF_REASON[reason.kind]} size={14} />
              <span className="fill">
                <ReasonLink reason={reason} />
              </span>
              <b className="title">{reason.count.toLocaleString("en")}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The Dag files that could not be read; absent while all can. */
export function ImportErrorsCard() {
  const { t } = useTranslation();
  const rights = useRights();
  const { data: failures = [] } = useQuery({ ...importErrorsQuery, enabled: rights.has("can_read ImportError") });
  const [first] = failures.toSorted((left, right) => Date.parse(right.timestamp) - Date.parse(left.timestamp));
  if (first === undefined) return null;
  return (
    <section className="home-card home-card-warn" aria-label={t("importError.title")}>
      <header className="home-card-head">
        <TriangleAlert size={15} className="warn-words" />
        <h2 className="title warn-words">{t("home.importErrorTitle", { count: failures.length })}</h2>
        <span className="fill" />
        <span className="meta small">
          <RelativeMoment at={first.timestamp} />
        </span>
      </header>
      <Link to="/import-errors" search={{ file: first.relative_path }} className="home-card-words home-import-error">
        <span className="mono secondary">{placeOf(first)}</span>
        <span>{first.message}</span>
      </Link>
    </section>
  );
}

import { Link } from "@tanstack/react-router";
import { Inbox } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { HumanRequest } from "../../api/inbox-api.ts";
import { useNow } from "../../app/clock.ts";
import { useRights, useSession } from "../../app/session.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { DocText } from "../../components/doc-text.tsx";
import { Note } from "../../components/note.tsx";
import { RequestForm } from "./request-form.tsx";
import "./inbox.css";

/** The right to answer. */
const RIGHT = "can_edit Task Instances";

/** One request: what is asked, by which task, until when, and the answer. */
export function RequestCard({ request }: { readonly request: HumanRequest }) {
  return (
    <article className="request" aria-label={request.subject}>
      <header className="request-head">
        <h2 className="request-subject">{request.subject}</h2>
        <RequestPlace request={request} />
      </header>
      {request.body !== null && <DocText text={request.body} />}
      {request.state === "pending" ? <PendingPart request={request} /> : <EndedPart request={request} />}
    </article>
  );
}

function RequestPlace({ request }: { readonly request: HumanRequest }) {
  const { t } = useTranslation();
  const now = useNow();
  const time = useTimeWords();
  const { dag_id: dagId, dag_run_id: runId, task_id: taskId, map_index: mapIndex } = request;
  return (
    <p className="request-place small meta">
      <Inbox size={14} />
      <Link to="/dags/$dagId" params={{ dagId }} search={{ run: runId }} className="link mono">
        {dagId}
      </Link>
      <Link
        to="/dags/$dagId/runs/$runId/tasks/$taskId"
        params={{ dagId, runId, taskId }}
        search={mapIndex < 0 ? {} : { map_index: mapIndex }}
        className="link mono"
        title={t("inbox.openTask")}
      >
        {taskId}
        {mapIndex < 0 ? "" : ` [${mapIndex}]`}
      </Link>
      <span title={time.fullMoment(request.created_at)}>
        {t("inbox.asked", { relative: time.relative(request.created_at, now) })}
      </span>
    </p>
  );
}

function PendingPart({ request }: { readonly request: HumanRequest }) {
  const { t } = useTranslation();
  const rights = useRights();
  const isKnown = useSession() !== null;
  const users = request.assigned_users.join(", ");
  return (
    <>
      <p className="small secondary">
        <Deadline request={request} />
        {users !== "" && request.is_asked_of_you && <> · {t("inbox.askedOf", { users })}</>}
      </p>
      {!request.is_asked_of_you ? (
        <Note>{t("inbox.notYou", { users })}</Note>
      ) : rights.has(RIGHT) ? (
        <RequestForm request={request} />
      ) : (
        isKnown && <Note>{t("inbox.mayNot", { right: RIGHT })}</Note>
      )}
    </>
  );
}

function Deadline({ request: { expires_at: at, defaults } }: { readonly request: HumanRequest }) {
  const { t } = useTranslation();
  const now = useNow();
  const time = useTimeWords();
  if (at === null) return <>{t("inbox.forEver")}</>;
  const relative = time.relative(at, now);
  return (
    <span title={time.fullMoment(at)}>
      {defaults === null
        ? t("inbox.untilFails", { relative })
        : t("inbox.until", { relative, options: defaults.join(", ") })}
    </span>
  );
}

function EndedPart({ request }: { readonly request: HumanRequest }) {
  const { t } = useTranslation();
  const now = useNow();
  const time = useTimeWords();
  const { responded_by_user: user, responded_at: at, params_input: inputs } = request;
  const options = request.chosen_options?.join(", ") ?? "";
  const filled = Object.entries(inputs ?? {});
  return (
    <>
      <p className="secondary">
        {request.state === "answered" && at !== null
          ? t("inbox.answeredBy", { user, options, relative: time.relative(at, now) })
          : request.state === "defaulted"
            ? t("inbox.defaultTaken", { options })
            : t("inbox.withdrawnWords")}
      </p>
      {filled.length > 0 && (
        <ul className="request-inputs small">
          {filled.map(([name, value]) => (
            <li key={name}>
              <span className="mono">{name}</span> {typeof value === "string" ? value : JSON.stringify(value)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

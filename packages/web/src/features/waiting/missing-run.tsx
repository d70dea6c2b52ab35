import { Popover, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { missingRunQuery } from "../../api/queries.ts";
import type { MissingRunAnswer } from "../../api/ui-shapes.ts";
import { waitingEn } from "../../app/i18n/areas/waiting.ts";
import { usePreferences } from "../../app/preferences.ts";
import { useRights } from "../../app/session.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { ErrorState, SkeletonRows } from "../../components/page-state.tsx";
import { parseMomentField, zoneName } from "../time/moment-words.ts";
import "./waiting.css";

/** Asks for a logical date, and says why the Dag has no run for it, with what would make one. */
export function MissingRun({ dagId }: { readonly dagId: string }) {
  const { t } = useTranslation();
  const { zone } = usePreferences();
  const [typed, setTyped] = useState("");
  const at = parseMomentField(typed, zone);
  return (
    <Popover position="bottom-start" trapFocus width={340}>
      <Popover.Target>
        <button type="button" className="link link-in-words">
          {t("waiting.missing.ask")}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("waiting.missing.title")}>
        <div className="missing-run">
          <h2 className="title">{t("waiting.missing.title")}</h2>
          <TextInput
            label={t("waiting.missing.date", { zone: zoneName(zone) })}
            type="datetime-local"
            value={typed}
            data-autofocus
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {at !== null && <Answer dagId={dagId} logicalDate={at.toISOString()} />}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function Answer({ dagId, logicalDate }: { readonly dagId: string; readonly logicalDate: string }) {
  const { t } = useTranslation();
  const answer = useQuery(missingRunQuery(dagId, logicalDate));
  if (answer.isPending) return <SkeletonRows rows={2} rowHeight={20} />;
  if (answer.isError) {
    return (
      <ErrorState title={t("waiting.missing.error")} error={answer.error} onTryAgain={() => void answer.refetch()} />
    );
  }
  const { dag_run_id: runId, missing_run: missing } = answer.data;
  if (runId !== null) {
    return (
      <p role="status">
        {t("waiting.missing.exists")}{" "}
        <Link to="/dags/$dagId/runs/$runId" params={{ dagId, runId }} className="link link-in-words">
          {t("waiting.act.run")}
        </Link>
      </p>
    );
  }
  return missing === null ? null : <Reason dagId={dagId} reason={missing} />;
}

interface ReasonProps {
  readonly dagId: string;
  readonly reason: NonNullable<MissingRunAnswer["missing_run"]>;
}

function Reason({ dagId, reason }: ReasonProps) {
  const words = useMissingRunWords();
  return (
    <p role="status">
      {words(reason)} <WhatMakesOne dagId={dagId} kind={reason.kind} />
    </p>
  );
}

function useMissingRunWords(): (reason: ReasonProps["reason"]) => string {
  const { t } = useTranslation();
  const time = useTimeWords();
  return ({ kind, message, facts }) => {
    if (isIn(waitingEn.nextRun, kind)) return t(`waiting.nextRun.${kind}`, { message });
    if (!isIn(waitingEn.missingRun, kind)) return message;
    const moment = (name: string) => (typeof facts[name] === "string" ? time.fullMoment(facts[name]) : "");
    const dates = { startDate: moment("start_date"), endDate: moment("end_date"), dueAt: moment("due_at") };
    return t(`waiting.missingRun.${kind}`, { message, nearest: moment("nearest"), ...dates });
  };
}

/** Where a run for the date can be had; nothing where only time brings one. */
function WhatMakesOne({ dagId, kind }: { readonly dagId: string; readonly kind: string }) {
  const { t } = useTranslation();
  const rights = useRights();
  if (kind === "at-run-limit") {
    return (
      <Link to="/dags/$dagId/runs" params={{ dagId }} search={{ run_state: "running" }} className="link link-in-words">
        {t("waiting.act.runningRuns")}
      </Link>
    );
  }
  if (kind === "passed-over" && rights.has("can_edit DAGs") && rights.has("can_create DAG Runs")) {
    return (
      <Link to="/backfills/new" search={{ dag: dagId }} className="link link-in-words">
        {t("waiting.missing.plan")}
      </Link>
    );
  }
  return null;
}

/** Whether this version of the pages has words for the kind; a newer server may have more. */
function isIn<Words extends object>(words: Words, kind: string): kind is Extract<keyof Words, string> {
  return kind in words;
}

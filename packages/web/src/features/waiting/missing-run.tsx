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

function Reason({ dagId, reason: { kind, message } }: ReasonProps) {
  const { t } = useTranslation();
  return (
    <p role="status">
      {isIn(waitingEn.missingRun, kind)
        ? t(`waiting.missingRun.${kind}`, { message })
        : isIn(waitingEn.nextRun, kind)
          ? t(`waiting.nextRun.${kind}`, { message })
          : message}{" "}
      <WhatMakesOne dagId={dagId} kind={kind} />
    </p>
  );
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

import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Inbox } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type HumanRequestState, humanRequestQuery, humanRequestsQuery, REQUESTS_PER_PAGE } from "../api/inbox-api.ts";
import type { TaskInstanceAddress } from "../api/ui-api.ts";
import { EmptyState, ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { Segmented } from "../components/segmented.tsx";
import { RequestCard } from "../features/inbox/request-card.tsx";
import { ListFoot } from "../features/settings/list-foot.tsx";
import { SettingsHead, SettingsPage } from "../features/settings/settings-page.tsx";

const STATES = ["pending", "answered", "defaulted", "withdrawn"] as const satisfies readonly HumanRequestState[];

/** What tasks ask of people; or the one request that the address names, as links in mails do. */
export function InboxPage() {
  const { t } = useTranslation();
  const title = t("inbox.title");
  const { dag, run, task, index = -1 } = useSearch({ from: "/shell/inbox" });
  const isOne = dag !== undefined && run !== undefined && task !== undefined;
  return (
    <SettingsPage title={title} crumbs={[{ label: title }]} right="can_read Task Instances">
      {isOne ? <OneRequest address={{ dagId: dag, runId: run, taskId: task, mapIndex: index }} /> : <Requests />}
    </SettingsPage>
  );
}

function OneRequest({ address }: { readonly address: TaskInstanceAddress }) {
  const { t } = useTranslation();
  const answer = useQuery(humanRequestQuery(address));
  return (
    <div className="settings-scroll">
      <div className="inbox">
        <Link to="/inbox" className="link">
          {t("inbox.all")}
        </Link>
        {answer.isPending ? (
          <SkeletonRows rows={3} rowHeight={52} />
        ) : answer.isError ? (
          <ErrorState title={t("inbox.oneError")} error={answer.error} onTryAgain={() => void answer.refetch()} />
        ) : (
          <RequestCard key={answer.data.request_id} request={answer.data} />
        )}
      </div>
    </div>
  );
}

function Requests() {
  const { t } = useTranslation();
  const { state = "pending", skipped = 0 } = useSearch({ from: "/shell/inbox" });
  const navigate = useNavigate({ from: "/inbox" });
  return (
    <>
      <SettingsHead title={t("inbox.title")}>
        <Segmented
          label={t("inbox.which")}
          value={state}
          segments={STATES.map((value) => ({ value, label: t(`inbox.states.${value}`) }))}
          onChange={(next) => void navigate({ search: { state: next === "pending" ? undefined : next } })}
        />
      </SettingsHead>
      <RequestList state={state} skipped={skipped} />
    </>
  );
}

function RequestList({ state, skipped }: { readonly state: HumanRequestState; readonly skipped: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/inbox" });
  const answer = useQuery(humanRequestsQuery({ state, skipped }));
  if (answer.isPending) return <SkeletonRows rows={5} rowHeight={72} />;
  if (answer.isError) {
    return <ErrorState title={t("inbox.error")} error={answer.error} onTryAgain={() => void answer.refetch()} />;
  }
  const { hitl_details: requests, total_entries: total } = answer.data;
  if (total === 0 && state === "pending") {
    return (
      <EmptyState icon={<Inbox size={18} />} title={t("inbox.empty")}>
        {t("inbox.emptyWords")}
      </EmptyState>
    );
  }
  if (total === 0) return <EmptyState title={t("inbox.emptyOf")}>{t("inbox.emptyOfWords")}</EmptyState>;
  const hasMore = skipped + requests.length < total;
  return (
    <>
      <div className="settings-scroll">
        <div className="inbox">
          {requests.map((request) => (
            <RequestCard key={request.request_id} request={request} />
          ))}
        </div>
      </div>
      {total > REQUESTS_PER_PAGE && (
        <ListFoot
          shown={requests.length}
          total={total}
          skipped={skipped}
          nextAfter={hasMore ? "next" : null}
          onPage={({ skipped: next }) =>
            void navigate({
              search: (known) => ({ ...known, skipped: next === undefined ? undefined : skipped + REQUESTS_PER_PAGE }),
            })
          }
        />
      )}
    </>
  );
}

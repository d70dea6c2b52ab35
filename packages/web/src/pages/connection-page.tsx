import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { connectionQuery, connectionTypesQuery } from "../api/settings-api.ts";
import { ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { ConnectionForm } from "../features/connections/connection-form.tsx";
import { SettingsPage } from "../features/settings/settings-page.tsx";

function connectionsCrumb(label: string) {
  return { label, link: (children: ReactNode) => <Link to="/connections">{children}</Link> };
}

/** A connection to look at and to change. */
export function ConnectionPage() {
  const { t } = useTranslation();
  const { connectionId } = useParams({ from: "/shell/connections/$connectionId" });
  const crumbs = [
    connectionsCrumb(t("admin.connection.title")),
    { label: <span className="mono">{connectionId}</span> },
  ];
  return (
    <SettingsPage title={connectionId} crumbs={crumbs} right="can_read Connections">
      <KnownConnection key={connectionId} connectionId={connectionId} />
    </SettingsPage>
  );
}

function KnownConnection({ connectionId }: { readonly connectionId: string }) {
  const { t } = useTranslation();
  const answer = useQuery(connectionQuery(connectionId));
  const types = useQuery(connectionTypesQuery);
  const failed = answer.error ?? types.error;
  if (failed !== null) {
    const tryAgain = () => void Promise.all([answer.refetch(), types.refetch()]);
    return <ErrorState title={t("admin.readError")} error={failed} onTryAgain={tryAgain} />;
  }
  if (answer.data === undefined || types.data === undefined) return <SkeletonRows rows={9} rowHeight={52} />;
  return <ConnectionForm answer={answer.data} types={types.data} />;
}

/** A connection that is made. */
export function NewConnectionPage() {
  const { t } = useTranslation();
  const title = t("admin.connection.newTitle");
  const types = useQuery(connectionTypesQuery);
  return (
    <SettingsPage
      title={title}
      crumbs={[connectionsCrumb(t("admin.connection.title")), { label: title }]}
      right="can_create Connections"
    >
      {types.isSuccess ? (
        <ConnectionForm answer={null} types={types.data} />
      ) : types.isError ? (
        <ErrorState title={t("admin.readError")} error={types.error} onTryAgain={() => void types.refetch()} />
      ) : (
        <SkeletonRows rows={9} rowHeight={52} />
      )}
    </SettingsPage>
  );
}

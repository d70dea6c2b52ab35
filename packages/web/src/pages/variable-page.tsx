import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { variableQuery } from "../api/settings-api.ts";
import { ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { SettingsPage } from "../features/settings/settings-page.tsx";
import { VariableForm } from "../features/variables/variable-form.tsx";

function variablesCrumb(label: string) {
  return { label, link: (children: ReactNode) => <Link to="/variables">{children}</Link> };
}

/** A variable to look at and to change. */
export function VariablePage() {
  const { t } = useTranslation();
  const { key } = useParams({ from: "/shell/variables/$key" });
  const crumbs = [variablesCrumb(t("admin.variable.title")), { label: <span className="mono">{key}</span> }];
  return (
    <SettingsPage title={key} crumbs={crumbs} right="can_read Variables">
      <KnownVariable key={key} name={key} />
    </SettingsPage>
  );
}

function KnownVariable({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const answer = useQuery(variableQuery(name));
  if (answer.isPending) return <SkeletonRows rows={5} rowHeight={52} />;
  if (answer.isError) {
    return <ErrorState title={t("admin.readError")} error={answer.error} onTryAgain={() => void answer.refetch()} />;
  }
  return <VariableForm answer={answer.data} />;
}

/** A variable that is made. */
export function NewVariablePage() {
  const { t } = useTranslation();
  const title = t("admin.variable.newTitle");
  return (
    <SettingsPage
      title={title}
      crumbs={[variablesCrumb(t("admin.variable.title")), { label: title }]}
      right="can_create Variables"
    >
      <VariableForm answer={null} />
    </SettingsPage>
  );
}

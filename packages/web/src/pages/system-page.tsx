import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { SystemTab } from "../app/search-params-settings.ts";
import { useRights } from "../app/session.ts";
import { Tabs } from "../components/tabs.tsx";
import { NoRight, SettingsHead, SettingsPage } from "../features/settings/settings-page.tsx";
import { ConfigurationView } from "../features/system/configuration-view.tsx";
import { JobsView } from "../features/system/jobs-view.tsx";
import { ProvidersView } from "../features/system/providers-view.tsx";
import "../features/system/system.css";

const RIGHTS: Readonly<Record<SystemTab, string>> = {
  jobs: "can_read Jobs",
  configuration: "can_read Configurations",
  providers: "can_read Providers",
};

/** What the installation consists of and how it is set up. */
export function SystemPage() {
  const { t } = useTranslation();
  const title = t("admin.system.title");
  const rights = useRights();
  const { tab = "jobs" } = useSearch({ from: "/shell/system" });
  const navigate = useNavigate({ from: "/system" });
  const allowed = (["jobs", "configuration", "providers"] as const).filter((each) => rights.has(RIGHTS[each]));
  return (
    <SettingsPage title={title} crumbs={[{ label: title }]} right="can_read Jobs">
      <SettingsHead title={title} />
      <Tabs
        className="system-tabs"
        label={t("admin.system.parts")}
        tabs={allowed.map((name) => ({ name, label: t(`admin.system.${name}`) }))}
        active={tab}
        onChange={(name) => void navigate({ search: { tab: name } })}
      />
      <div className="system-body" role="tabpanel" aria-label={t(`admin.system.${tab}`)}>
        {!rights.has(RIGHTS[tab]) ? (
          <NoRight right={RIGHTS[tab]} />
        ) : tab === "jobs" ? (
          <JobsView />
        ) : tab === "configuration" ? (
          <ConfigurationView />
        ) : (
          <ProvidersView />
        )}
      </div>
    </SettingsPage>
  );
}

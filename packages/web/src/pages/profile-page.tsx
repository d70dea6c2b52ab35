import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Profile, profileQuery } from "../api/people-api.ts";
import { TopBar } from "../app/shell/top-bar.tsx";
import { FactList } from "../components/fact-list.tsx";
import { RelativeMoment } from "../components/moment.tsx";
import { ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { AppearanceSection } from "../features/profile/appearance-section.tsx";
import { PasswordSection } from "../features/profile/password-section.tsx";
import { TokensSection } from "../features/profile/tokens-section.tsx";
import "../features/settings/settings.css";
import "../features/profile/profile.css";

/** Somebody's own page: who they are, how the UI looks, their password and their access tokens. */
export function ProfilePage() {
  const { t } = useTranslation();
  const profile = useQuery(profileQuery);
  const title = t("people.profile.title");
  return (
    <>
      <title>{`${title} · Baram`}</title>
      <TopBar crumbs={[{ label: title }]} />
      <div className="settings-scroll">
        {profile.isPending ? (
          <SkeletonRows rows={8} rowHeight={44} />
        ) : profile.isError ? (
          <ErrorState
            title={t("people.profile.readError")}
            error={profile.error}
            onTryAgain={() => void profile.refetch()}
          />
        ) : (
          <div className="profile">
            <WhoIAm profile={profile.data} />
            <AppearanceSection />
            <PasswordSection profile={profile.data} />
            <TokensSection />
          </div>
        )}
      </div>
    </>
  );
}

function WhoIAm({ profile }: { readonly profile: Profile }) {
  const { t } = useTranslation();
  const name = `${profile.first_name} ${profile.last_name}`.trim();
  return (
    <section aria-label={t("people.profile.title")}>
      <h1 className="page-title profile-head">{profile.username}</h1>
      <FactList
        facts={[
          { name: t("people.user.fullName"), value: name },
          { name: t("people.user.email"), value: profile.email },
          { name: t("people.user.roles"), value: profile.roles.join(", ") },
          {
            name: t("people.user.lastLogIn"),
            value: profile.last_log_in_at === null ? null : <RelativeMoment at={profile.last_log_in_at} />,
          },
        ]}
      />
    </section>
  );
}

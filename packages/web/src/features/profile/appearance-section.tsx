import { type MantineColorScheme, Switch, useMantineColorScheme } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { changePreferences, type Density, usePreferences } from "../../app/preferences.ts";
import { Segmented } from "../../components/segmented.tsx";
import { SettingsRow } from "../settings/settings-page.tsx";
import { LANGUAGE_NAMES, type Language } from "../time/language.ts";
import type { Zone } from "../time/moment-words.ts";

const DENSITIES: readonly Density[] = ["compact", "normal", "roomy"];

const LANGUAGES: readonly Language[] = ["en", "ko"];

/** How the UI looks and listens in this browser: language, theme, zone of times, height of rows, and keys. */
export function AppearanceSection() {
  const { t } = useTranslation();
  const { language, zone, density, hasLetterKeys } = usePreferences();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const themes: readonly { readonly value: MantineColorScheme; readonly label: string }[] = [
    { value: "light", label: t("people.profile.themeLight") },
    { value: "dark", label: t("people.profile.themeDark") },
    { value: "auto", label: t("people.profile.themeSystem") },
  ];
  const zones: readonly { readonly value: Zone; readonly label: string }[] = [
    { value: "utc", label: "UTC" },
    { value: "local", label: t("people.profile.zoneLocal") },
  ];
  return (
    <section aria-label={t("people.profile.looks")}>
      <div className="profile-head">
        <h2 className="section-title">{t("people.profile.looks")}</h2>
        <span className="small meta">{t("people.profile.looksWords")}</span>
      </div>
      <SettingsRow name={t("people.profile.language")}>
        <Segmented
          label={t("people.profile.language")}
          value={language}
          segments={LANGUAGES.map((each) => ({
            value: each,
            label: <span lang={each}>{LANGUAGE_NAMES[each]}</span>,
          }))}
          onChange={(chosen) => changePreferences({ language: chosen })}
        />
      </SettingsRow>
      <SettingsRow name={t("people.profile.theme")}>
        <Segmented label={t("people.profile.theme")} value={colorScheme} segments={themes} onChange={setColorScheme} />
      </SettingsRow>
      <SettingsRow name={t("people.profile.zone")}>
        <Segmented
          label={t("people.profile.zone")}
          value={zone}
          segments={zones}
          onChange={(chosen) => changePreferences({ zone: chosen })}
        />
      </SettingsRow>
      <SettingsRow name={t("people.profile.density")}>
        <Segmented
          label={t("people.profile.density")}
          value={density}
          segments={DENSITIES.map((each) => ({ value: each, label: t(`people.profile.densities.${each}`) }))}
          onChange={(chosen) => changePreferences({ density: chosen })}
        />
      </SettingsRow>
      <SettingsRow name={t("people.profile.keys")} hint={t("people.profile.keysHint")}>
        <Switch
          aria-label={t("people.profile.keys")}
          checked={hasLetterKeys}
          withThumbIndicator={false}
          onChange={(event) => changePreferences({ hasLetterKeys: event.currentTarget.checked })}
        />
      </SettingsRow>
    </section>
  );
}

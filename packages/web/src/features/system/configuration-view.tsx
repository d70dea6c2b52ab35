import { Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { EyeOff, ListFilter } from "lucide-react";
import { Fragment, useCallback } from "react";
import { useTranslation } from "react-i18next";
import { configurationQuery } from "../../api/settings-api.ts";
import type { ConfigurationOption } from "../../api/settings-shapes.ts";
import type { SystemSearch } from "../../app/search-params-settings.ts";
import { Button } from "../../components/button.tsx";
import { Tag } from "../../components/chip.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../../components/page-state.tsx";
import { SettingsHead } from "../settings/settings-page.tsx";
import "../../components/table.css";

/** Every option with its value, where that is from, its default and what it does. */
export function ConfigurationView() {
  const { t } = useTranslation();
  const answer = useQuery(configurationQuery);
  if (answer.isPending) return <SkeletonRows rows={12} rowHeight={48} />;
  if (answer.isError) {
    return <ErrorState title={t("admin.readError")} error={answer.error} onTryAgain={() => void answer.refetch()} />;
  }
  if (!answer.data.is_exposed) {
    return (
      <EmptyState icon={<EyeOff size={18} />} title={t("admin.configuration.hidden")}>
        {t("admin.configuration.hiddenWords", { option: "[api] expose_config = True" })}
      </EmptyState>
    );
  }
  return <Options options={answer.data.options} />;
}

function Options({ options }: { readonly options: readonly ConfigurationOption[] }) {
  const { t } = useTranslation();
  const { search = "", changed = false } = useSearch({ from: "/shell/system" });
  const navigate = useNavigate({ from: "/system" });
  const look = useCallback(
    (text: string) =>
      void navigate({
        search: (known: SystemSearch) => ({ ...known, search: text === "" ? undefined : text }),
        replace: true,
      }),
    [navigate],
  );
  const shown = options.filter((option) => (!changed || option.origin !== "default") && holds(option, search));
  return (
    <>
      <SettingsHead
        title={t("admin.system.configuration")}
        search={{ label: t("admin.configuration.search"), value: search, onChange: look }}
      >
        <Switch
          label={t("admin.configuration.changed")}
          checked={changed}
          withThumbIndicator={false}
          onChange={(event) => {
            const isChecked = event.currentTarget.checked;
            void navigate({ search: (known: SystemSearch) => ({ ...known, changed: isChecked ? true : undefined }) });
          }}
        />
      </SettingsHead>
      <div className="settings-scroll" tabIndex={0}>
        {shown.length === 0 ? (
          <EmptyState
            icon={<ListFilter size={18} />}
            title={t("admin.noHitFilter")}
            act={
              <Button onClick={() => void navigate({ search: { tab: "configuration" } })}>
                {t("act.clearFilters")}
              </Button>
            }
          />
        ) : (
          <OptionTable options={shown} />
        )}
      </div>
      <footer className="settings-foot">{t("admin.configuration.count", { count: shown.length })}</footer>
    </>
  );
}

function holds(option: ConfigurationOption, search: string): boolean {
  const text = `[${option.section}] ${option.key} ${option.value} ${option.description} ${option.variable}`;
  return text.toLowerCase().includes(search.toLowerCase());
}

const COLUMNS = 4;

function OptionTable({ options }: { readonly options: readonly ConfigurationOption[] }) {
  const { t } = useTranslation();
  const sections = [...new Set(options.map(({ section }) => section))];
  return (
    <table className="table settings-table">
      <thead>
        <tr>
          <th>{t("admin.configuration.option")}</th>
          <th>{t("admin.configuration.value")}</th>
          <th className="settings-middle">{t("admin.configuration.from")}</th>
          <th className="settings-wide">{t("admin.configuration.default")}</th>
        </tr>
      </thead>
      <tbody>
        {sections.map((section) => (
          <Fragment key={section}>
            <tr>
              <th className="option-section mono" scope="colgroup" colSpan={COLUMNS}>
                [{section}]
              </th>
            </tr>
            {options
              .filter((option) => option.section === section)
              .map((option) => (
                <OptionRow key={option.key} option={option} />
              ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function OptionRow({ option }: { readonly option: ConfigurationOption }) {
  const { t } = useTranslation();
  const { key, value, origin, place, variable, description } = option;
  return (
    <tr>
      <td>
        <span className="mono strong">{key}</span>
        <p className="small meta option-words">{description}</p>
      </td>
      <td className="option-value mono">
        {value === "" ? <span className="meta">{t("admin.configuration.empty")}</span> : value}
      </td>
      <td className="settings-middle">
        {origin === "default" ? (
          <span className="meta" title={t("admin.configuration.setBy", { variable })}>
            {t("admin.configuration.origin.default")}
          </span>
        ) : (
          <>
            <Tag>{t(`admin.configuration.origin.${origin}`)}</Tag>
            <div className="small meta mono">{place}</div>
          </>
        )}
      </td>
      <td className="settings-wide option-value mono secondary">{option.default}</td>
    </tr>
  );
}

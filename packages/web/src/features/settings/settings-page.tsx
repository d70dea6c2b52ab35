import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { focusField, useKeys } from "../../app/keyboard.ts";
import { useRowKeys } from "../../app/row-keys.ts";
import { useRights, useSession } from "../../app/session.ts";
import { type Crumb, TopBar } from "../../app/shell/top-bar.tsx";
import { EmptyState } from "../../components/page-state.tsx";
import { SearchField } from "../../components/search-field.tsx";
import "./settings.css";

interface SettingsPageProps {
  readonly title: string;
  readonly crumbs: readonly Crumb[];
  /** The right without which there is nothing to see. */
  readonly right: string;
  readonly children: ReactNode;
}

/** The frame of an admin page: its place, and a word for whoever may not see it. */
export function SettingsPage({ title, crumbs, right, children }: SettingsPageProps) {
  const rights = useRights();
  return (
    <>
      <title>{`${title} · Baram`}</title>
      <TopBar crumbs={crumbs} />
      {rights.has(right) ? children : <NoRight right={right} />}
    </>
  );
}

/** Says which right is missing, and whose it would be to give it. */
export function NoRight({ right }: { readonly right: string }) {
  const { t } = useTranslation();
  const roles = useSession()?.user.roles.map(({ name }) => name) ?? [];
  return (
    <EmptyState icon={<Lock size={18} />} title={t("admin.noRight")}>
      {t("admin.noRightWords", { roles: roles.join(", "), right })}
    </EmptyState>
  );
}

interface SettingsHeadProps {
  readonly title: string;
  readonly search?: { readonly label: string; readonly value: string; readonly onChange: (text: string) => void };
  readonly children?: ReactNode;
}

const FILTER_FIELD = "settings-filter";

/** The title of a list, what is looked for in it, and what can be done. */
export function SettingsHead({ title, search, children }: SettingsHeadProps) {
  useKeys({ f: () => focusField(FILTER_FIELD) });
  useRowKeys();
  return (
    <div className="settings-head">
      <h1 className="page-title not-narrow">{title}</h1>
      <span className="fill not-narrow" />
      {search !== undefined && (
        <SearchField
          id={FILTER_FIELD}
          label={search.label}
          value={search.value}
          keycap="f"
          onChange={search.onChange}
        />
      )}
      {children}
    </div>
  );
}

interface SettingsRowProps {
  readonly name: string;
  /** The id of the field. */
  readonly field?: string;
  readonly hint?: ReactNode;
  readonly problem?: string | null | undefined;
  readonly children: ReactNode;
}

/** One field of a form: its name, the field, what it is for, and what is wrong with its value. */
export function SettingsRow({ name, field, hint, problem, children }: SettingsRowProps) {
  return (
    <div className="settings-row">
      {field === undefined ? (
        <span className="settings-row-name">{name}</span>
      ) : (
        <label className="settings-row-name" htmlFor={field}>
          {name}
        </label>
      )}
      <div className="settings-row-value">
        {children}
        {problem !== null && problem !== undefined && (
          <p className="settings-row-problem" role="alert">
            {problem}
          </p>
        )}
        {hint !== undefined && <p className="small meta">{hint}</p>}
      </div>
    </div>
  );
}

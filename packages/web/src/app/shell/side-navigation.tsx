import { Tooltip } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { PanelLeft, Search, Workflow } from "lucide-react";
import { useTranslation } from "react-i18next";
import { importErrorsQuery } from "../../api/queries.ts";
import { IconButton, Keycap } from "../../components/button.tsx";
import { Logo } from "../../components/logo.tsx";
import { changePreferences } from "../preferences.ts";
import { useShell } from "./shell-context.ts";
import { UserMenu } from "./user-menu.tsx";

/** The way to every page: with words, or as a narrow rail. */
export function SideNavigation() {
  const { t } = useTranslation();
  const { isRail, openJump } = useShell();
  return (
    <aside className="side">
      <div className="side-brand">
        {isRail ? (
          <IconButton
            label={t("shell.navigationToggle")}
            keycap="["
            className="side-logo-button"
            onClick={() => changePreferences({ isNavigationRail: false })}
          >
            <Logo />
          </IconButton>
        ) : (
          <>
            <Logo />
            Baram
            <span className="fill" />
            <IconButton
              label={t("shell.navigationToggle")}
              keycap="["
              onClick={() => changePreferences({ isNavigationRail: true })}
            >
              <PanelLeft size={16} />
            </IconButton>
          </>
        )}
      </div>
      {isRail ? (
        <IconButton label={t("shell.jump")} keycap="/" className="side-entry" onClick={openJump}>
          <Search size={16} />
        </IconButton>
      ) : (
        <button type="button" className="side-find" onClick={openJump}>
          <Search size={14} />
          <span className="fill">{t("shell.jump")}</span>
          <Keycap>/</Keycap>
        </button>
      )}
      <nav className="side-entries" aria-label={t("shell.navigation")}>
        <DagsEntry isRail={isRail} />
      </nav>
      <span className="side-space" />
      <UserMenu isRail={isRail} />
    </aside>
  );
}

function DagsEntry({ isRail }: { readonly isRail: boolean }) {
  const { t } = useTranslation();
  const importErrors = useQuery(importErrorsQuery);
  const errorCount = importErrors.data?.length ?? 0;
  const entry = (
    <Link to="/dags" className="side-entry" activeProps={{ className: "side-entry-on", "aria-current": "page" }}>
      <Workflow size={16} />
      {isRail ? <span className="visually-hidden">{t("dags.title")}</span> : t("dags.title")}
      {errorCount > 0 &&
        (isRail ? (
          <span className="side-dot" />
        ) : (
          <span className="side-errors" title={t("dags.importErrors", { count: errorCount })}>
            {errorCount}
          </span>
        ))}
    </Link>
  );
  return isRail ? (
    <Tooltip label={t("dags.title")} position="right">
      {entry}
    </Tooltip>
  ) : (
    entry
  );
}

import { Tooltip } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { PanelLeft, Search } from "lucide-react";
import { useTranslation } from "react-i18next";
import { IconButton, Keycap } from "../../components/button.tsx";
import { Logo } from "../../components/logo.tsx";
import { changePreferences } from "../preferences.ts";
import { type NavigationEntry, useNavigationEntries, useNoCount } from "./navigation-entries.ts";
import { useShell } from "./shell-context.ts";
import { UserMenu } from "./user-menu.tsx";

/** The way to every page: with words, or as a narrow rail. */
export function SideNavigation() {
  const { t } = useTranslation();
  const { isRail } = useShell();
  const entries = useNavigationEntries();
  const adminEntries = entries.filter(({ section }) => section === "admin");
  return (
    <aside className="side">
      <SideHead />
      <nav className="side-entries" aria-label={t("shell.navigation")}>
        {entries
          .filter(({ section }) => section === "main")
          .map((entry) => (
            <SideEntry key={entry.to} entry={entry} isRail={isRail} />
          ))}
        {adminEntries.length > 0 && (
          <span className={isRail ? "side-rule" : "side-section"}>{!isRail && t("navigation.adminSection")}</span>
        )}
        {adminEntries.map((entry) => (
          <SideEntry key={entry.to} entry={entry} isRail={isRail} />
        ))}
      </nav>
      <span className="side-space" />
      <UserMenu isRail={isRail} />
    </aside>
  );
}

function SideHead() {
  const { t } = useTranslation();
  const { isRail, openJump } = useShell();
  return (
    <>
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
    </>
  );
}

function SideEntry({ entry, isRail }: { readonly entry: NavigationEntry; readonly isRail: boolean }) {
  const { t } = useTranslation();
  const { useCount = useNoCount } = entry;
  const number = useCount();
  const name = t(`navigation.${entry.words}`);
  const link = (
    <Link
      to={entry.to}
      className="side-entry"
      activeOptions={{ exact: entry.to === "/", includeSearch: false }}
      activeProps={{ className: "side-entry-on", "aria-current": "page" }}
    >
      <entry.icon size={16} />
      {isRail ? <span className="visually-hidden">{name}</span> : name}
      {number !== null && !isRail && (
        <span className={number.isAlarm ? "side-count side-count-alarm" : "side-count"}>
          {number.count.toLocaleString("en")}
        </span>
      )}
      {number?.isAlarm === true && isRail && <span className="side-dot" />}
    </Link>
  );
  return isRail ? (
    <Tooltip label={name} position="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}

import { Menu, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Check, ChevronDown, ChevronLeft, ChevronRight, CircleQuestionMark, Globe, Moon, Sun } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../components/button.tsx";
import { Logo } from "../../components/logo.tsx";
import { useLive } from "../../features/live/use-live.tsx";
import { clockWords, type Zone, zoneName } from "../../features/time/moment-words.ts";
import { useNow } from "../clock.ts";
import { changePreferences, usePreferences } from "../preferences.ts";
import { useShell } from "./shell-context.ts";

/** One step on the way to a page; the last one is the page itself. */
export interface Crumb {
  readonly label: ReactNode;
  /** Leads to the step; the page itself has none. */
  readonly link?: (children: ReactNode) => ReactNode;
}

/** The crumb of the list of Dags. */
export function dagsCrumb(label: string): Crumb {
  return { label, link: (children) => <Link to="/dags">{children}</Link> };
}

/** The crumb of a Dag. */
export function dagCrumb(dagId: string): Crumb {
  return {
    label: <span className="mono">{dagId}</span>,
    link: (children) => (
      <Link to="/dags/$dagId" params={{ dagId }}>
        {children}
      </Link>
    ),
  };
}

/** The top of every page: where this is, whether it is live, what time it is, theme and keys. */
export function TopBar({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const { t } = useTranslation();
  const { openKeys } = useShell();
  return (
    <header className="top-bar">
      <Breadcrumb crumbs={crumbs} />
      <span className="fill" />
      <LiveState />
      <span className="top-divider not-narrow" />
      <ClockMenu />
      <span className="top-divider not-narrow" />
      <ThemeButton />
      <IconButton label={t("shell.help")} keycap="?" className="not-narrow" onClick={openKeys}>
        <CircleQuestionMark size={16} />
      </IconButton>
    </header>
  );
}

function Breadcrumb({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const parent = crumbs.findLast((crumb) => crumb.link !== undefined);
  const last = crumbs.at(-1);
  return (
    <>
      <nav className="crumbs not-narrow" aria-label="Breadcrumb">
        {crumbs.map((crumb, index) => (
          <Fragment key={index}>
            {index > 0 && <ChevronRight size={12} />}
            {crumb.link === undefined ? (
              <b className="cut" aria-current="page">
                {crumb.label}
              </b>
            ) : (
              crumb.link(<span className="cut">{crumb.label}</span>)
            )}
          </Fragment>
        ))}
      </nav>
      <div className="crumbs only-narrow">
        {parent?.link === undefined ? (
          <>
            <Logo />
            <b>{last?.label}</b>
          </>
        ) : (
          parent.link(
            <span className="line">
              <ChevronLeft size={16} />
              <span className="cut">{parent.label}</span>
            </span>,
          )
        )}
      </div>
    </>
  );
}

function LiveState() {
  const { t } = useTranslation();
  const { status } = useLive();
  const words = { live: t("shell.live"), connecting: t("shell.connecting"), lost: t("shell.notLive") }[status.kind];
  return (
    <span className={`live-state live-state-${status.kind}`} role="status">
      <i aria-hidden="true" />
      {words}
    </span>
  );
}

function ClockMenu() {
  const { t } = useTranslation();
  const { zone } = usePreferences();
  const now = useNow();
  const clock = `${clockWords(now, zone)} ${zoneName(zone)}`;
  const names: Record<Zone, string> = {
    utc: t("shell.utc"),
    local: t("shell.localZone", { zone: zoneName("local") }),
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button
          type="button"
          className="clock not-narrow"
          aria-label={`${clock}. ${t("shell.timeZone", { zone: zoneName(zone) })}`}
        >
          <Globe size={14} />
          {clock}
          <ChevronDown size={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {(["utc", "local"] as const).map((each) => (
          <Menu.RadioItem
            key={each}
            value={each}
            checked={each === zone}
            checkIcon={<Check size={14} />}
            closeMenuOnClick
            onChange={() => changePreferences({ zone: each })}
          >
            {names[each]}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function ThemeButton() {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme("light") === "dark";
  return (
    <IconButton
      label={isDark ? t("shell.themeLight") : t("shell.themeDark")}
      className="not-narrow"
      onClick={() => setColorScheme(isDark ? "light" : "dark")}
    >
      {isDark ? <Sun size={16} /> : <Moon size={16} />}
    </IconButton>
  );
}

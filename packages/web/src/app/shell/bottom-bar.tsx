import { Menu, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { Globe, Menu as MenuIcon, Moon, Sun } from "lucide-react";
import { useTranslation } from "react-i18next";
import { zoneName } from "../../features/time/moment-words.ts";
import { changePreferences, usePreferences } from "../preferences.ts";
import { useNavigationEntries } from "./navigation-entries.ts";
import { UserMenuItems } from "./user-menu.tsx";

/** The navigation of a phone. */
export function BottomBar() {
  const { t } = useTranslation();
  const { zone } = usePreferences();
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme("light") === "dark";
  const entries = useNavigationEntries();
  const navigate = useNavigate();
  const otherZone = zone === "utc" ? "local" : "utc";
  return (
    <nav className="bottom-bar only-narrow" aria-label={t("shell.navigation")}>
      {entries
        .filter(({ isInBottomBar }) => isInBottomBar)
        .map((entry) => (
          <Link
            key={entry.to}
            to={entry.to}
            className="bottom-entry"
            activeOptions={{ exact: entry.to === "/", includeSearch: false }}
            activeProps={{ className: "bottom-entry-on", "aria-current": "page" }}
          >
            <entry.icon size={18} />
            {t(`navigation.${entry.words}`)}
          </Link>
        ))}
      <Menu position="top-end">
        <Menu.Target>
          <button type="button" className="bottom-entry">
            <MenuIcon size={18} />
            {t("act.more")}
          </button>
        </Menu.Target>
        <Menu.Dropdown className="bottom-menu">
          {entries
            .filter(({ isInBottomBar }) => isInBottomBar !== true)
            .map((entry) => (
              <Menu.Item
                key={entry.to}
                leftSection={<entry.icon size={14} />}
                onClick={() => void navigate({ to: entry.to })}
              >
                {t(`navigation.${entry.words}`)}
              </Menu.Item>
            ))}
          <Menu.Divider />
          <Menu.Item leftSection={<Globe size={14} />} onClick={() => changePreferences({ zone: otherZone })}>
            {zoneName(otherZone)}
          </Menu.Item>
          <Menu.Item
            leftSection={isDark ? <Sun size={14} /> : <Moon size={14} />}
            onClick={() => setColorScheme(isDark ? "light" : "dark")}
          >
            {isDark ? t("shell.themeLight") : t("shell.themeDark")}
          </Menu.Item>
          <Menu.Divider />
          <UserMenuItems />
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}

import { Menu } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Check, LogOut, SlidersHorizontal, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { logOut } from "../../api/ui-api.ts";
import { toastFailed } from "../../components/toast.tsx";
import { LANGUAGE_NAMES, type Language } from "../../features/time/language.ts";
import { changePreferences, usePreferences } from "../preferences.ts";
import { useSession } from "../session.ts";

/** Who is logged in; opens the choice of language and the log-out. */
export function UserMenu({ isRail }: { readonly isRail: boolean }) {
  const { t } = useTranslation();
  const session = useSession();
  if (session === null) return null;
  const { username } = session.user;
  const roles = session.user.roles.map((role) => role.name).join(", ");
  const name = isRail ? username : `${username} ${roles}`;
  return (
    <Menu position={isRail ? "right-end" : "top-start"}>
      <Menu.Target>
        <button type="button" className="side-user" aria-label={t("shell.user", { name })}>
          <span className="side-avatar" aria-hidden="true" data-initials={initialsOf(session.user)} />
          {!isRail && (
            <>
              <span className="side-user-words">
                <span className="cut">{username}</span> <span className="small meta cut">{roles}</span>
              </span>
              <SlidersHorizontal size={14} />
            </>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <UserMenuItems />
      </Menu.Dropdown>
    </Menu>
  );
}

/** The entries of the user's menu. */
export function UserMenuItems() {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const leave = async () => {
    try {
      await logOut();
    } catch (error) {
      toastFailed({ title: t("act.logOut"), details: error instanceof Error ? error.message : undefined });
      return;
    }
    await navigate({ to: "/login" });
    queryClient.clear();
  };
  return (
    <>
      <Menu.Label>{t("shell.language")}</Menu.Label>
      {(Object.keys(LANGUAGE_NAMES) as Language[]).map((each) => (
        <Menu.RadioItem
          key={each}
          value={each}
          lang={each}
          checked={each === language}
          checkIcon={<Check size={14} />}
          closeMenuOnClick
          onChange={() => changePreferences({ language: each })}
        >
          {LANGUAGE_NAMES[each]}
        </Menu.RadioItem>
      ))}
      <Menu.Divider />
      <Menu.Item leftSection={<UserRound size={14} />} onClick={() => void navigate({ to: "/profile" })}>
        {t("navigation.profile")}
      </Menu.Item>
      <Menu.Item leftSection={<LogOut size={14} />} onClick={() => void leave()}>
        {t("act.logOut")}
      </Menu.Item>
    </>
  );
}

function initialsOf(user: { username: string; first_name: string | null; last_name: string | null }): string {
  const names = [user.first_name, user.last_name].filter((name) => name !== null && name !== "");
  const parts = names.length > 0 ? names : user.username.split(/[._-]/);
  return parts
    .slice(0, 2)
    .map((part) => part?.charAt(0) ?? "")
    .join("")
    .toUpperCase();
}

import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { rememberCsrfToken } from "../../api/http.ts";
import { sessionQuery } from "../../api/queries.ts";
import { ErrorState } from "../../components/page-state.tsx";
import { GridMarkSymbols } from "../../design/state-mark.tsx";
import { LiveProvider } from "../../features/live/use-live.tsx";
import { useKeys } from "../keyboard.ts";
import { changePreferences, usePreferences } from "../preferences.ts";
import { SessionContext } from "../session.ts";
import { BottomBar } from "./bottom-bar.tsx";
import { JumpDialog } from "./jump-dialog.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import { useNavigationEntries } from "./navigation-entries.ts";
import { NotLiveStrip } from "./not-live-strip.tsx";
import { ShellContext } from "./shell-context.ts";
import { SideNavigation } from "./side-navigation.tsx";
import "./shell.css";

/** How long after `g` the key of a page still means "go there". */
const SEQUENCE_MILLISECONDS = 1200;

interface ShellProps {
  /** The page; that of the route, if none is given. */
  readonly children?: ReactNode;
}

/** Everything around a page, for somebody who is logged in. */
export function Shell({ children = <Outlet /> }: ShellProps) {
  const { t } = useTranslation();
  const session = useQuery(sessionQuery);
  const csrfToken = session.data?.csrf_token;
  useEffect(() => {
    if (csrfToken !== undefined) rememberCsrfToken(csrfToken);
  }, [csrfToken]);

  if (session.isSuccess) {
    return (
      <SessionContext value={session.data}>
        <ShellOfSession>{children}</ShellOfSession>
      </SessionContext>
    );
  }
  // An answer that nobody is logged in leads to the log-in page.
  if (session.isError && !("status" in session.error && session.error.status === 401)) {
    return <ErrorState title={t("error.session")} error={session.error} onTryAgain={() => void session.refetch()} />;
  }
  return null;
}

function ShellOfSession({ children }: Required<ShellProps>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"jump" | "keys" | null>(null);
  const isRail = useIsRail();
  useGoKeys();
  useKeys({
    "/": () => setOpen("jump"),
    "?": () => setOpen("keys"),
    "[": () => changePreferences({ isNavigationRail: !isRail }),
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen("jump");
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  return (
    <ShellContext value={{ openJump: () => setOpen("jump"), openKeys: () => setOpen("keys"), isRail }}>
      <LiveProvider>
        <GridMarkSymbols />
        <a className="skip-link" href="#page">
          {t("shell.skip")}
        </a>
        <div className={isRail ? "shell shell-rail" : "shell"}>
          <SideNavigation />
          <main className="shell-main" id="page">
            <NotLiveStrip />
            {children}
          </main>
        </div>
        <BottomBar />
        {open === "jump" && <JumpDialog onClose={() => setOpen(null)} />}
        {open === "keys" && <KeysDialog onClose={() => setOpen(null)} />}
      </LiveProvider>
    </ShellContext>
  );
}

/** `g` and then the key of a page leads there. */
function useGoKeys(): void {
  const navigate = useNavigate();
  const entries = useNavigationEntries();
  const goPressedAt = useRef(0);
  const bindings: Record<string, () => unknown> = {
    g: () => {
      goPressedAt.current = Date.now();
      // In a log it also leads to the top.
      return "pass-on";
    },
  };
  for (const { goKey, to } of entries) {
    if (goKey === undefined) continue;
    bindings[goKey] = () => {
      // By itself the key belongs to the page.
      if (Date.now() - goPressedAt.current >= SEQUENCE_MILLISECONDS) return "pass-on";
      return navigate({ to });
    };
  }
  // A page that is shown as soon as the shell hears of keys before it, and may take `g` or the key after it for its own.
  useKeys(bindings, { isFirst: true });
}

/** A Dag page takes the narrow rail until somebody chose otherwise. */
function useIsRail(): boolean {
  const { isNavigationRail } = usePreferences();
  const isNarrow = useMediaQuery("(max-width: 1279px)", false, { getInitialValueInEffect: false });
  const isDagPage = useLocation({ select: (location) => location.pathname.startsWith("/dags/") });
  return isNarrow || (isNavigationRail ?? isDagPage);
}

import { Menu } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { ChevronDown, Eye, EyeOff, Globe, TriangleAlert } from "lucide-react";
import { type SyntheticEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { serverPath } from "../api/base-path.ts";
import { ApiProblem } from "../api/http.ts";
import { logIn } from "../api/ui-api.ts";
import { changePreferences, usePreferences } from "../app/preferences.ts";
import { Button } from "../components/button.tsx";
import { Logo } from "../components/logo.tsx";
import { Note } from "../components/note.tsx";
import { problemWords } from "../components/page-state.tsx";
import { ProviderLogIn } from "../features/profile/provider-log-in.tsx";
import { LANGUAGE_NAMES, type Language } from "../features/time/language.ts";
import { WindLines } from "./wind-lines.tsx";
import "./log-in-page.css";

/** Two fields; afterwards the address that was asked for. */
export function LogInPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { next, refused } = useSearch({ from: "/login" });
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const attempt = useMutation({
    mutationFn: logIn,
    onSuccess: () => {
      queryClient.clear();
      router.history.replace(serverPath(next ?? "/dags"));
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    attempt.mutate({ username, password });
  };

  return (
    <div className="log-in">
      <WindLines />
      <main className="log-in-column">
        <div className="log-in-brand">
          <Logo size={34} />
          Baram
        </div>
        <form className="log-in-card" onSubmit={submit}>
          <h1>{t("login.title")}</h1>
          <UserField value={username} onChange={setUsername} />
          <PasswordField value={password} onChange={setPassword} />
          {attempt.error !== null ? (
            <Refusal words={refusalWords(attempt.error, t("login.wrong"), t("error.noAnswer"))} />
          ) : (
            refused !== undefined && <Refusal words={t(PROVIDER_REFUSAL_WORDS[refused])} />
          )}
          <Button type="submit" look="primary" className="log-in-submit" disabled={attempt.isPending}>
            {t("login.title")}
          </Button>
          <ProviderLogIn next={next ?? "/"} />
        </form>
        <div className="log-in-foot">
          <span className="cut">{location.host}</span>
          <LanguageMenu />
        </div>
      </main>
    </div>
  );
}

const PROVIDER_REFUSAL_WORDS = {
  unreachable: "people.logIn.unreachable",
  refused: "people.logIn.refused",
  "name-taken": "people.logIn.nameTaken",
  "not-active": "people.logIn.notActive",
} as const;

function Refusal({ words }: { readonly words: string }) {
  return (
    <div role="alert">
      <Note tone="danger" icon={<TriangleAlert size={16} />}>
        {words}
      </Note>
    </div>
  );
}

function refusalWords(error: Error, wrong: string, noAnswer: string): string {
  if (error instanceof ApiProblem && error.status === 401) return error.detail ?? wrong;
  return problemWords(error, noAnswer);
}

interface FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function UserField({ value, onChange }: FieldProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  // The page has one purpose, and it begins here.
  useEffect(() => field.current?.focus(), []);
  return (
    <>
      <label className="log-in-label" htmlFor="log-in-user">
        {t("login.user")}
      </label>
      <input
        id="log-in-user"
        ref={field}
        className="log-in-field"
        autoComplete="username"
        autoCapitalize="off"
        required
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  );
}

function PasswordField({ value, onChange }: FieldProps) {
  const { t } = useTranslation();
  const [isShown, setIsShown] = useState(false);
  return (
    <>
      <div className="log-in-label line">
        <label htmlFor="log-in-password">{t("login.password")}</label>
        <span className="fill" />
        <button
          type="button"
          className="meta"
          aria-label={isShown ? t("login.hidePassword") : t("login.showPassword")}
          onClick={() => setIsShown(!isShown)}
        >
          {isShown ? <EyeOff size={16} /> : <Eye size={16} />}
        </button>
      </div>
      <input
        id="log-in-password"
        className="log-in-field"
        type={isShown ? "text" : "password"}
        autoComplete="current-password"
        required
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  );
}

function LanguageMenu() {
  const { language } = usePreferences();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="line">
          <Globe size={14} />
          {LANGUAGE_NAMES[language]}
          <ChevronDown size={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(LANGUAGE_NAMES) as Language[]).map((each) => (
          <Menu.Item key={each} lang={each} onClick={() => changePreferences({ language: each })}>
            {LANGUAGE_NAMES[each]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

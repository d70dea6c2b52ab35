import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { logInMethodsQuery, providerLogInAddress } from "../../api/people-api.ts";

/** The way in by the provider of the installation, where there is one. */
export function ProviderLogIn({ next }: { readonly next: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(logInMethodsQuery);
  const provider = data?.open_id_connect ?? null;
  if (provider === null) return null;
  return (
    <>
      <div className="log-in-or small meta">
        <span>{t("people.logIn.or")}</span>
      </div>
      {/* It leads out of the page to the provider, so it is no route of ours. */}
      <a className="button log-in-provider" href={providerLogInAddress(next)}>
        <KeyRound size={16} />
        {t("people.logIn.with", { label: provider.label })}
      </a>
    </>
  );
}

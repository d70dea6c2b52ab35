import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type AccessToken, accessTokensQuery, deleteAccessToken, peopleKeys } from "../../api/people-api.ts";
import { useNow } from "../../app/clock.ts";
import { Button } from "../../components/button.tsx";
import { RelativeMoment } from "../../components/moment.tsx";
import { ErrorState, SkeletonRows } from "../../components/page-state.tsx";
import { DeleteAct } from "../settings/delete-act.tsx";
import { DeleteDialog } from "../settings/delete-dialog.tsx";
import { NewTokenDialog } from "./new-token-dialog.tsx";
import "../../components/table.css";

/** One's personal access tokens: made, listed and revoked. */
export function TokensSection() {
  const { t } = useTranslation();
  const [isCreating, setIsCreating] = useState(false);
  return (
    <section aria-label={t("people.profile.tokens")}>
      <div className="profile-head">
        <h2 className="section-title">{t("people.profile.tokens")}</h2>
        <span className="fill" />
        <Button icon={<Plus size={14} />} onClick={() => setIsCreating(true)}>
          {t("people.profile.createToken")}
        </Button>
      </div>
      <p className="small meta">{t("people.profile.tokensWords", { header: "Authorization: Bearer …" })}</p>
      <TokenList />
      {isCreating && <NewTokenDialog onClose={() => setIsCreating(false)} />}
    </section>
  );
}

function TokenList() {
  const { t } = useTranslation();
  const tokens = useQuery(accessTokensQuery);
  if (tokens.isPending) return <SkeletonRows rows={2} rowHeight={36} />;
  if (tokens.isError) {
    return <ErrorState title={t("admin.readError")} error={tokens.error} onTryAgain={() => void tokens.refetch()} />;
  }
  if (tokens.data.access_tokens.length === 0) return <p className="small">{t("people.profile.noTokens")}</p>;
  return (
    <table className="table settings-table">
      <thead>
        <tr>
          <th>{t("people.profile.tokenName")}</th>
          <th className="settings-middle">{t("people.profile.tokenCreated")}</th>
          <th>{t("people.profile.tokenUsed")}</th>
          <th>{t("people.profile.tokenEnds")}</th>
          <th>
            <span className="visually-hidden">{t("admin.acts")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tokens.data.access_tokens.map((token) => (
          <TokenRow key={token.access_token_id} token={token} />
        ))}
      </tbody>
    </table>
  );
}

function TokenRow({ token }: { readonly token: AccessToken }) {
  const { t } = useTranslation();
  const { name: id, hint } = token;
  return (
    <tr>
      <td>
        <span className="strong">{id}</span>{" "}
        <span className="small meta mono">{t("people.profile.tokenEnd", { hint })}</span>
      </td>
      <td className="settings-middle">
        <RelativeMoment at={token.created_at} />
      </td>
      <td>
        {token.last_used_at === null ? t("people.profile.tokenNever") : <RelativeMoment at={token.last_used_at} />}
      </td>
      <td>
        <TokenEnd at={token.expires_at} />
      </td>
      <td className="settings-acts">
        <DeleteAct label={t("people.profile.revokeOf", { id })}>
          {(onClose) => (
            <DeleteDialog
              title={t("people.profile.revokeTitle", { id })}
              words={t("people.profile.revokeWords")}
              doneTitle={t("people.profile.revoked", { id })}
              queryKey={peopleKeys.accessTokens}
              remove={() => deleteAccessToken(token.access_token_id)}
              onClose={onClose}
            />
          )}
        </DeleteAct>
      </td>
    </tr>
  );
}

function TokenEnd({ at }: { readonly at: string | null }) {
  const { t } = useTranslation();
  const now = useNow();
  if (at === null) return t("people.profile.tokenNever");
  return new Date(at) <= now ? t("people.profile.tokenEnded") : <RelativeMoment at={at} />;
}

import type { ErrorComponentProps } from "@tanstack/react-router";
import { RefreshCw, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { serverPath } from "../api/base-path.ts";
import { Button } from "../components/button.tsx";
import { isMissingCode } from "./missing-code.ts";
import "../components/page-state.css";

/**
 * In place of a page that could not be drawn: why, and the ways on.
 *
 * The code of a page that is not there any more belongs to a version that was replaced. The router has loaded the page
 * anew once by then; whoever sees this asks for it again.
 */
export function PageFailure({ error: thrown, reset }: ErrorComponentProps) {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { t } = useTranslation();
  const isMissing = isMissingCode(error);
  const title = isMissing ? t("pageFailure.missing") : t("pageFailure.broken");
  return (
    <div className="page-state" role="alert">
      {isMissing ? <RefreshCw size={18} /> : <TriangleAlert size={18} />}
      <h1 className="section-title">{title}</h1>
      <p className="page-state-words">{isMissing ? t("pageFailure.missingWords") : t("pageFailure.brokenWords")}</p>
      <p className="page-state-words mono small">{error.message}</p>
      <div className="page-state-acts">
        {isMissing ? (
          <Button look="primary" onClick={() => location.reload()}>
            {t("pageFailure.reload")}
          </Button>
        ) : (
          <Button onClick={reset}>{t("act.tryAgain")}</Button>
        )}
        {/* A whole load, because what failed may be a part that every page has. */}
        <a className="button" href={serverPath("/")}>
          {t("pageFailure.home")}
        </a>
        <Button
          look="quiet"
          onClick={() =>
            void navigator.clipboard.writeText(`${title}\n${error.stack ?? error.message}\n${location.href}`)
          }
        >
          {t("act.copyDetails")}
        </Button>
      </div>
    </div>
  );
}

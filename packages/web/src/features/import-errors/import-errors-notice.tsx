import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { importErrorsQuery } from "../../api/queries.ts";
import type { ImportFailure } from "../../api/ui-shapes.ts";
import { RelativeMoment } from "../../components/moment.tsx";
import { Note } from "../../components/note.tsx";
import "./import-errors-notice.css";

/** Says which Dag files gave no Dag and why, with the line and the author's source around it. */
export function ImportErrorsNotice() {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const { data: failures = [] } = useQuery(importErrorsQuery);
  const only = failures.length === 1 ? failures[0] : undefined;
  if (failures.length === 0) return null;
  return (
    <section className="import-errors" aria-label={t("importError.title")}>
      <Note
        tone="warn"
        icon={<TriangleAlert size={16} />}
        act={
          <button type="button" className="link strong" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {isOpen ? t("act.hide") : t("act.show")}
          </button>
        }
      >
        <b className="strong">{t("dags.importErrors", { count: failures.length })}</b>{" "}
        <span className="secondary">
          {only === undefined ? (
            t("dags.importErrorsKept")
          ) : (
            <>
              <span className="mono">{placeOf(only)}</span> {only.message}
            </>
          )}
        </span>
      </Note>
      {isOpen && (
        <ul className="import-errors-list">
          {failures.map((failure) => (
            <ImportFailureItem key={failure.relative_path} failure={failure} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ImportFailureItem({ failure }: { readonly failure: ImportFailure }) {
  const { t } = useTranslation();
  return (
    <li className="import-error">
      <div className="line">
        <span className="mono strong">{placeOf(failure)}</span>
        <span className="tag">{failure.error_kind}</span>
        <span className="fill" />
        <span className="meta small">
          <RelativeMoment at={failure.timestamp} />
        </span>
      </div>
      <p className="danger-words">{failure.message}</p>
      {failure.frame !== null && <pre className="import-error-code">{failure.frame}</pre>}
      {failure.stack !== null && (
        <details>
          <summary>{t("importError.stack")}</summary>
          <pre className="import-error-code">{failure.stack}</pre>
        </details>
      )}
    </li>
  );
}

function placeOf({ relative_path: path, line, column }: ImportFailure): string {
  return [path, line, line === null ? null : column].filter((part) => part !== null).join(":");
}

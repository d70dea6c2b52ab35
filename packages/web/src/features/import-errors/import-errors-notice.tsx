import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { importErrorsQuery } from "../../api/queries.ts";
import { useRights } from "../../app/session.ts";
import { Note } from "../../components/note.tsx";
import { ImportFailureItem } from "./import-failure-item.tsx";
import { placeOf } from "./place-of.ts";
import "./import-errors-notice.css";

/** Says which Dag files gave no Dag and why, with the line and the author's source around it. */
export function ImportErrorsNotice() {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const rights = useRights();
  const { data: failures = [] } = useQuery({ ...importErrorsQuery, enabled: rights.has("can_read ImportError") });
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

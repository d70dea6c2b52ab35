import { useTranslation } from "react-i18next";
import type { ImportFailure } from "../../api/ui-shapes.ts";
import { RelativeMoment } from "../../components/moment.tsx";
import { placeOf } from "./place-of.ts";

/** Why one Dag file gave no Dag: its place, the message, the author's source around it, and the stack. */
export function ImportFailureItem({ failure }: { readonly failure: ImportFailure }) {
  const { t } = useTranslation();
  return (
    <li className="import-error">
      <div className="line">
        <span className="mono strong cut">{placeOf(failure)}</span>
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

import { useTranslation } from "react-i18next";
import type { TaskInstance } from "../../api/ui-shapes.ts";
import { CodeText, JsonText } from "../../components/code-text.tsx";
import { EmptyState } from "../../components/page-state.tsx";
import { ValueHead } from "./xcoms-view.tsx";

/** The template fields of a task as they were when it ran. */
export function RenderedView({ instance }: { readonly instance: TaskInstance }) {
  const { t } = useTranslation();
  const fields = instance.rendered_fields;
  if (fields === null || typeof fields !== "object" || Object.keys(fields).length === 0) {
    return instance.start_date === null ? (
      <EmptyState title={t("details.noRendered")}>{t("details.noRenderedHint")}</EmptyState>
    ) : (
      <EmptyState title={t("details.nothingRendered")}>{t("details.nothingRenderedHint")}</EmptyState>
    );
  }
  return (
    <ul className="value-list">
      {Object.entries(fields).map(([name, value]) => (
        <li key={name}>
          <ValueHead name={name} value={value} />
          {typeof value === "string" ? <CodeText code={value} /> : <JsonText value={value} />}
        </li>
      ))}
    </ul>
  );
}

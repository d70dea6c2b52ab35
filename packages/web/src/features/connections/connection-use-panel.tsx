import { useTranslation } from "react-i18next";
import { CodeText } from "../../components/code-text.tsx";

/** How tasks come by a connection. */
export function ConnectionUsePanel({ connectionId }: { readonly connectionId: string }) {
  const { t } = useTranslation();
  return (
    <section className="settings-panel">
      <h2 className="section-title">{t("admin.connection.use")}</h2>
      <CodeText code={`await getConnection(${JSON.stringify(connectionId)})`} />
      <p className="small meta">{t("admin.connection.useWords")}</p>
    </section>
  );
}

import { useQuery } from "@tanstack/react-query";
import { Package } from "lucide-react";
import { useTranslation } from "react-i18next";
import { connectionTypesQuery, providersQuery } from "../../api/settings-api.ts";
import type { ConnectionType, Provider } from "../../api/settings-shapes.ts";
import { useRights } from "../../app/session.ts";
import { Tag } from "../../components/chip.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../../components/page-state.tsx";
import "../../components/table.css";

/** The providers of the project with the types of connections that they know, and where plugins are. */
export function ProvidersView() {
  const { t } = useTranslation();
  const rights = useRights();
  const providers = useQuery(providersQuery);
  const types = useQuery({ ...connectionTypesQuery, enabled: rights.has("can_read Connections") });
  if (providers.isPending) return <SkeletonRows rows={5} rowHeight={48} />;
  if (providers.isError) {
    return (
      <ErrorState title={t("admin.readError")} error={providers.error} onTryAgain={() => void providers.refetch()} />
    );
  }
  return (
    <div className="settings-scroll" tabIndex={0}>
      {providers.data.length === 0 ? (
        <EmptyState icon={<Package size={18} />} title={t("admin.provider.empty")}>
          <p>{t("admin.provider.emptyWords")}</p>
          <code className="mono unbroken">npm install @baram/provider-http</code>
        </EmptyState>
      ) : (
        <ProviderTable providers={providers.data} types={types.data?.connection_types ?? []} />
      )}
      <h2 className="section-title system-section">{t("admin.provider.pluginsTitle")}</h2>
      <p className="system-words">{t("admin.provider.plugins")}</p>
    </div>
  );
}

interface ProviderTableProps {
  readonly providers: readonly Provider[];
  readonly types: readonly ConnectionType[];
}

function ProviderTable({ providers, types }: ProviderTableProps) {
  const { t } = useTranslation();
  return (
    <table className="table settings-table">
      <thead>
        <tr>
          <th>{t("admin.provider.package")}</th>
          <th>{t("admin.provider.version")}</th>
          <th className="settings-middle">{t("admin.provider.types")}</th>
        </tr>
      </thead>
      <tbody>
        {providers.map((provider) => (
          <tr key={provider.package_name}>
            <td>
              <span className="mono strong">{provider.package_name}</span>
              <p className="small meta option-words">{provider.description}</p>
            </td>
            <td className="mono">{provider.version}</td>
            <td className="settings-middle">
              <span className="provider-types">
                {types
                  .filter((type) => type.package_name === provider.package_name)
                  .map((type) => (
                    <span key={type.conn_type} title={type.can_test ? t("admin.connection.tested") : undefined}>
                      <Tag>{type.label}</Tag>
                    </span>
                  ))}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

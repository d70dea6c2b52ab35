import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import {
  connectionTypesQuery,
  deleteConnection,
  readConnection,
  settingsKeys,
  testConnection,
} from "../../api/settings-api.ts";
import type { ConnectionItem, ConnectionTypes } from "../../api/settings-shapes.ts";
import { useRights } from "../../app/session.ts";
import { Button } from "../../components/button.tsx";
import { problemWords } from "../../components/page-state.tsx";
import { DeleteAct } from "../settings/delete-act.tsx";
import { DeleteDialog } from "../settings/delete-dialog.tsx";
import "../../components/table.css";
import "./connections.css";

/** Connections as a table; each leads to its form, and can be tried out where its provider knows how. */
export function ConnectionTable({ connections }: { readonly connections: readonly ConnectionItem[] }) {
  const { t } = useTranslation();
  const types = useQuery(connectionTypesQuery);
  return (
    <table className="table settings-table">
      <thead>
        <tr>
          <th>{t("admin.connection.id")}</th>
          <th className="settings-middle">{t("admin.connection.type")}</th>
          <th className="settings-middle">{t("admin.connection.host")}</th>
          <th className="settings-wide">{t("admin.connection.login")}</th>
          <th className="settings-wide">{t("admin.description")}</th>
          <th>
            <span className="visually-hidden">{t("admin.acts")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {connections.map((connection) => (
          <ConnectionRow key={connection.connection_id} connection={connection} types={types.data} />
        ))}
      </tbody>
    </table>
  );
}

interface ConnectionRowProps {
  readonly connection: ConnectionItem;
  readonly types: ConnectionTypes | undefined;
}

function ConnectionRow({ connection, types }: ConnectionRowProps) {
  const { t } = useTranslation();
  const rights = useRights();
  const { connection_id: id, conn_type: type, host, port, login, description } = connection;
  const known = types?.connection_types.find((each) => each.conn_type === type);
  return (
    <tr>
      <td className="strong">
        <Link to="/connections/$connectionId" params={{ connectionId: id }} className="link mono">
          {id}
        </Link>
        <span className="only-narrow small meta">{known?.label ?? type}</span>
      </td>
      <td className="settings-middle">{known?.label ?? <span className="mono">{type}</span>}</td>
      <td className="settings-middle settings-cut mono">
        {[host, port].filter((part) => part !== null && part !== "").join(":")}
      </td>
      <td className="settings-wide settings-cut">
        {login}
        {connection.has_password && <span className="meta"> ···</span>}
      </td>
      <td className="settings-wide settings-cut secondary">{description}</td>
      <td className="settings-acts">
        <div className="line">
          {known?.can_test === true && rights.has("can_create Connections") && <RowTest id={id} />}
          {rights.has("can_delete Connections") && (
            <DeleteAct label={t("admin.connection.deleteOf", { id })}>
              {(onClose) => <ConnectionDelete id={id} onClose={onClose} />}
            </DeleteAct>
          )}
        </div>
      </td>
    </tr>
  );
}

function RowTest({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const test = useMutation({
    mutationFn: async () => {
      const { connection } = await readConnection(id);
      return testConnection(connection);
    },
  });
  const works = test.data?.status;
  const words = test.error === null ? (test.data?.message ?? "") : problemWords(test.error, t("error.noAnswer"));
  const isBad = works === false || test.error !== null;
  return (
    <>
      <span className={isBad ? "connection-answer danger-words" : "connection-answer"} role="status" title={words}>
        {test.isPending && t("admin.connection.testing")}
        {works === true && (
          <>
            <CircleCheck size={14} /> {t("admin.connection.testWorks")}
          </>
        )}
        {isBad && (
          <>
            <TriangleAlert size={14} /> {words === "" ? t("admin.connection.testFails") : words}
          </>
        )}
      </span>
      <Button
        size="small"
        look="quiet"
        aria-label={t("admin.connection.testOf", { id })}
        disabled={test.isPending}
        onClick={() => test.mutate()}
      >
        {t("admin.test")}
      </Button>
    </>
  );
}

interface ConnectionDeleteProps {
  readonly id: string;
  readonly onDone?: () => Promise<void>;
  readonly onClose: () => void;
}

/** Asks before a connection goes. */
export function ConnectionDelete({ id, ...rest }: ConnectionDeleteProps) {
  const { t } = useTranslation();
  return (
    <DeleteDialog
      title={t("admin.connection.deleteTitle", { id })}
      words={t("admin.connection.deleteWords")}
      doneTitle={t("admin.connection.deleted", { id })}
      queryKey={settingsKeys.connections}
      remove={() => deleteConnection(id)}
      {...rest}
    />
  );
}

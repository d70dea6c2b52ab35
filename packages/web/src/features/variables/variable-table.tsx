import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { deleteVariable, settingsKeys } from "../../api/settings-api.ts";
import type { VariableItem } from "../../api/settings-shapes.ts";
import { useRights } from "../../app/session.ts";
import { DeleteAct } from "../settings/delete-act.tsx";
import { DeleteDialog } from "../settings/delete-dialog.tsx";
import { VariableValue } from "./variable-value.tsx";
import "../../components/table.css";

/** Variables as a table; each leads to its form. */
export function VariableTable({ variables }: { readonly variables: readonly VariableItem[] }) {
  const { t } = useTranslation();
  return (
    <table className="table settings-table">
      <thead>
        <tr>
          <th>{t("admin.variable.key")}</th>
          <th>{t("admin.variable.value")}</th>
          <th className="settings-middle">{t("admin.description")}</th>
          <th>
            <span className="visually-hidden">{t("admin.acts")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {variables.map((variable) => (
          <VariableRow key={variable.key} variable={variable} />
        ))}
      </tbody>
    </table>
  );
}

function VariableRow({ variable }: { readonly variable: VariableItem }) {
  const { t } = useTranslation();
  const rights = useRights();
  const { key } = variable;
  return (
    <tr>
      <td className="strong">
        <Link to="/variables/$key" params={{ key }} className="link mono">
          {key}
        </Link>
      </td>
      <td className="settings-cut">
        <VariableValue variable={variable} />
      </td>
      <td className="settings-middle settings-cut secondary">{variable.description}</td>
      <td className="settings-acts">
        {rights.has("can_delete Variables") && (
          <DeleteAct label={t("admin.variable.deleteOf", { id: key })}>
            {(onClose) => <VariableDelete id={key} onClose={onClose} />}
          </DeleteAct>
        )}
      </td>
    </tr>
  );
}

interface VariableDeleteProps {
  readonly id: string;
  readonly onDone?: () => Promise<void>;
  readonly onClose: () => void;
}

/** Asks before a variable goes. */
export function VariableDelete({ id, ...rest }: VariableDeleteProps) {
  const { t } = useTranslation();
  return (
    <DeleteDialog
      title={t("admin.variable.deleteTitle", { id })}
      words={t("admin.variable.deleteWords")}
      doneTitle={t("admin.variable.deleted", { id })}
      queryKey={settingsKeys.variables}
      remove={() => deleteVariable(id)}
      {...rest}
    />
  );
}

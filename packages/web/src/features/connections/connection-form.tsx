import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type SyntheticEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ConnectionToSend, changeConnection, createConnection, settingsKeys } from "../../api/settings-api.ts";
import type { ConnectionAnswer, ConnectionTypes } from "../../api/settings-shapes.ts";
import { useRights } from "../../app/session.ts";
import { toastDone } from "../../components/toast.tsx";
import { SaveProblem, SettingsFormActs } from "../settings/settings-form.tsx";
import { type ConnectionDraft, draftOf, newDraft, readDraft } from "./connection-draft.ts";
import { ConnectionFields } from "./connection-fields.tsx";
import { ConnectionDelete } from "./connection-table.tsx";
import { ConnectionTestPanel } from "./connection-test-panel.tsx";
import { ConnectionUsePanel } from "./connection-use-panel.tsx";

interface ConnectionFormProps {
  /** `null` for one that is made. */
  readonly answer: ConnectionAnswer | null;
  readonly types: ConnectionTypes;
}

/** A connection as fields that fit its type, beside a test of what stands in them. */
export function ConnectionForm({ answer, types }: ConnectionFormProps) {
  const { t } = useTranslation();
  const rights = useRights();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<ConnectionDraft>(() => firstDraft(answer, types));
  const [showsProblems, setShowsProblems] = useState(answer !== null);
  const type = types.connection_types.find((each) => each.conn_type === draft.type);
  const { connection, problems } = readDraft(draft, type);
  const saving = useSaving(connection, answer === null);
  const mayChange = rights.has(answer === null ? "can_create Connections" : "can_edit Connections");
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setShowsProblems(true);
    if (problems.size === 0) saving.mutate();
  };
  const change = (changed: Partial<ConnectionDraft>) => setDraft({ ...draft, ...changed });
  return (
    <form className="settings-form" onSubmit={submit} noValidate>
      <div>
        <h1 className="page-title settings-form-title">
          {answer === null ? (
            t("admin.connection.newTitle")
          ) : (
            <span className="mono">{answer.connection.connection_id}</span>
          )}
        </h1>
        <fieldset disabled={!mayChange} className="connection-fields">
          <ConnectionFields
            draft={draft}
            type={type}
            types={types.connection_types}
            answer={answer}
            problems={showsProblems ? problems : new Map()}
            onChange={change}
          />
        </fieldset>
      </div>
      <div className="settings-side">
        <ConnectionTestPanel
          connection={connection}
          type={type}
          canTest={types.can_test}
          isReady={problems.size === 0}
        />
        {answer !== null && <ConnectionUsePanel connectionId={answer.connection.connection_id} />}
        <SaveProblem title={t("admin.connection.couldNotSave", { id: draft.id })} error={saving.error} />
        <SettingsFormActs
          id={answer?.connection.connection_id ?? null}
          mayChange={mayChange}
          mayDelete={rights.has("can_delete Connections")}
          isBusy={saving.isPending}
          Deletion={ConnectionDelete}
          onLeave={() => navigate({ to: "/connections" })}
        />
      </div>
    </form>
  );
}

function firstDraft(answer: ConnectionAnswer | null, { connection_types: types }: ConnectionTypes): ConnectionDraft {
  if (answer === null) return newDraft(types[0]?.conn_type ?? "generic");
  return draftOf(
    answer,
    types.find((type) => type.conn_type === answer.connection.conn_type),
  );
}

function useSaving(connection: ConnectionToSend, isNew: boolean) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const id = connection.connection_id;
  return useMutation({
    mutationFn: () => (isNew ? createConnection(connection) : changeConnection(connection)),
    onSuccess: async () => {
      toastDone({ title: isNew ? t("admin.connection.created", { id }) : t("admin.connection.saved", { id }) });
      await navigate({ to: "/connections" });
      await queryClient.invalidateQueries({ queryKey: settingsKeys.connections });
    },
  });
}

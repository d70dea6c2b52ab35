import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Trash2, TriangleAlert } from "lucide-react";
import { type SyntheticEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ConnectionToSend, changeConnection, createConnection, settingsKeys } from "../../api/settings-api.ts";
import type { ConnectionAnswer, ConnectionTypes } from "../../api/settings-shapes.ts";
import { useRights } from "../../app/session.ts";
import { Button } from "../../components/button.tsx";
import { Note } from "../../components/note.tsx";
import { problemWords } from "../../components/page-state.tsx";
import { toastDone } from "../../components/toast.tsx";
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
        {saving.error !== null && (
          <div role="alert">
            <Note tone="danger" icon={<TriangleAlert size={16} />}>
              <b className="strong">{t("admin.connection.couldNotSave", { id: draft.id })}.</b>{" "}
              {problemWords(saving.error, t("error.noAnswer"))}
            </Note>
          </div>
        )}
        <FormActs id={answer?.connection.connection_id ?? null} mayChange={mayChange} isBusy={saving.isPending} />
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

interface FormActsProps {
  readonly id: string | null;
  readonly mayChange: boolean;
  readonly isBusy: boolean;
}

function FormActs({ id, mayChange, isBusy }: FormActsProps) {
  const { t } = useTranslation();
  const rights = useRights();
  const navigate = useNavigate();
  const [isDeleting, setIsDeleting] = useState(false);
  const leave = () => navigate({ to: "/connections" });
  return (
    <div className="settings-form-acts">
      {id !== null && rights.has("can_delete Connections") && (
        <Button look="quiet" icon={<Trash2 size={14} />} onClick={() => setIsDeleting(true)}>
          {t("admin.delete")}
        </Button>
      )}
      <span className="fill" />
      <Button onClick={() => void leave()}>{t("act.cancel")}</Button>
      {mayChange && (
        <Button type="submit" look="primary" disabled={isBusy}>
          {id === null ? t("admin.create") : t("admin.save")}
        </Button>
      )}
      {isDeleting && id !== null && <ConnectionDelete id={id} onDone={leave} onClose={() => setIsDeleting(false)} />}
    </div>
  );
}

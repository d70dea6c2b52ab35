import { Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type SyntheticEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { changeVariable, settingsKeys, setVariable } from "../../api/settings-api.ts";
import type { VariableAnswer } from "../../api/settings-shapes.ts";
import { useHidesSensitiveValues, useRights } from "../../app/session.ts";
import { CodeText, JsonText } from "../../components/code-text.tsx";
import { toastDone } from "../../components/toast.tsx";
import { listVariableKeys } from "../settings/list-all.ts";
import { SaveProblem, SettingsFormActs } from "../settings/settings-form.tsx";
import { SettingsRow } from "../settings/settings-page.tsx";
import { readJsonValue } from "./read-json-value.ts";
import { VariableDelete } from "./variable-table.tsx";

interface VariableDraft {
  readonly key: string;
  /** `null` keeps what is stored and hidden. */
  readonly value: string | null;
  readonly description: string;
}

/** A variable as fields, beside its value as JSON where it is some. */
export function VariableForm({ answer }: { readonly answer: VariableAnswer | null }) {
  const { t } = useTranslation();
  const rights = useRights();
  const hidesSensitiveValues = useHidesSensitiveValues();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<VariableDraft>(() => draftOf(answer));
  const [showsProblems, setShowsProblems] = useState(false);
  const saving = useSaving(draft, answer === null);
  const mayChange = rights.has(answer === null ? "can_create Variables" : "can_edit Variables");
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setShowsProblems(true);
    if (draft.key !== "") saving.mutate();
  };
  return (
    <form className="settings-form" onSubmit={submit} noValidate>
      <div>
        <h1 className="page-title settings-form-title">
          {answer === null ? t("admin.variable.newTitle") : <span className="mono">{answer.key}</span>}
        </h1>
        <VariableFields
          answer={answer}
          draft={draft}
          isReadOnly={!mayChange}
          keyProblem={showsProblems && draft.key === "" ? t("admin.required") : null}
          onChange={setDraft}
        />
      </div>
      <div className="settings-side">
        <ValuePanel value={draft.value} />
        <section className="settings-panel">
          <h2 className="section-title">{t("admin.variable.use")}</h2>
          <CodeText code={`await getVariable(${JSON.stringify(draft.key)})`} />
          <p className="small meta">{t(`admin.variable.${hidesSensitiveValues ? "maskedWords" : "shownWords"}`)}</p>
        </section>
        <SaveProblem title={t("admin.variable.couldNotSave", { id: draft.key })} error={saving.error} />
        <SettingsFormActs
          id={answer?.key ?? null}
          mayChange={mayChange}
          mayDelete={rights.has("can_delete Variables")}
          isBusy={saving.isPending}
          Deletion={VariableDelete}
          onLeave={() => navigate({ to: "/variables" })}
        />
      </div>
    </form>
  );
}

function draftOf(answer: VariableAnswer | null): VariableDraft {
  if (answer === null) return { key: "", value: "", description: "" };
  return { ...answer, description: answer.description ?? "" };
}

interface VariableFieldsProps {
  readonly answer: VariableAnswer | null;
  readonly draft: VariableDraft;
  readonly isReadOnly: boolean;
  readonly keyProblem: string | null;
  readonly onChange: (draft: VariableDraft) => void;
}

function VariableFields({ answer, draft, isReadOnly, keyProblem, onChange }: VariableFieldsProps) {
  const { t } = useTranslation();
  const isTaken = useIsTaken(answer === null ? draft.key : null);
  const isHidden = answer !== null && answer.value === null;
  return (
    <>
      <SettingsRow
        name={t("admin.variable.key")}
        field="variable-key"
        problem={keyProblem}
        {...(answer !== null
          ? {}
          : { hint: isTaken ? t("admin.variable.taken", { key: draft.key }) : t("admin.variable.keyHint") })}
      >
        <TextInput
          id="variable-key"
          classNames={{ input: "mono" }}
          value={draft.key}
          readOnly={answer !== null}
          error={keyProblem !== null}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange({ ...draft, key: event.currentTarget.value })}
        />
      </SettingsRow>
      <SettingsRow
        name={t("admin.variable.value")}
        field="variable-value"
        hint={
          <ValueHint value={draft.value} isReadOnly={isReadOnly} onChange={(value) => onChange({ ...draft, value })} />
        }
      >
        <Textarea
          id="variable-value"
          classNames={{ input: "mono" }}
          value={draft.value ?? ""}
          readOnly={isReadOnly}
          placeholder={draft.value === null ? t("admin.variable.keptValue") : ""}
          autosize
          minRows={4}
          maxRows={24}
          spellCheck={false}
          onChange={(event) => {
            const typed = event.currentTarget.value;
            onChange({ ...draft, value: typed === "" && isHidden ? null : typed });
          }}
        />
      </SettingsRow>
      <SettingsRow name={t("admin.description")} field="variable-description">
        <TextInput
          id="variable-description"
          value={draft.description}
          readOnly={isReadOnly}
          onChange={(event) => onChange({ ...draft, description: event.currentTarget.value })}
        />
      </SettingsRow>
    </>
  );
}

interface ValueHintProps {
  readonly value: string | null;
  readonly isReadOnly: boolean;
  readonly onChange: (value: string) => void;
}

/** Says what the value is, and offers to indent JSON. */
function ValueHint({ value, isReadOnly, onChange }: ValueHintProps) {
  const { t } = useTranslation();
  const reading = readJsonValue(value ?? "");
  if (value === null) return null;
  if (reading.kind === "text") return t("admin.variable.isText");
  return (
    <span className="line">
      {t("admin.variable.isJson", { kind: t(`admin.variable.${reading.form}`) })}
      {reading.form !== "scalar" && !isReadOnly && (
        <button type="button" className="link" onClick={() => onChange(JSON.stringify(reading.value, null, 2))}>
          {t("admin.variable.format")}
        </button>
      )}
    </span>
  );
}

/** Whether there is a variable with a key; `null` asks nothing. */
function useIsTaken(key: string | null): boolean {
  const keys = useQuery({
    queryKey: [...settingsKeys.variables, "keys"],
    queryFn: listVariableKeys,
    enabled: key !== null,
  });
  return key !== null && keys.data?.includes(key) === true;
}

function ValuePanel({ value }: { readonly value: string | null }) {
  const { t } = useTranslation();
  const reading = readJsonValue(value ?? "");
  if (reading.kind === "text" || reading.form === "scalar") return null;
  return (
    <section className="settings-panel">
      <h2 className="section-title">{t("admin.variable.preview")}</h2>
      <JsonText value={reading.value} />
    </section>
  );
}

function useSaving({ key, value, description }: VariableDraft, isNew: boolean) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => {
      const words = description === "" ? null : description;
      return isNew
        ? setVariable({ key, value: value ?? "", description: words })
        : changeVariable({ key, value, description: words });
    },
    onSuccess: async () => {
      toastDone({ title: t("admin.variable.saved", { id: key }) });
      await navigate({ to: "/variables" });
      await queryClient.invalidateQueries({ queryKey: settingsKeys.variables });
    },
  });
}

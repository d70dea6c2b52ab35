import { Select, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ConnectionAnswer, ConnectionType } from "../../api/settings-shapes.ts";
import { useHidesSensitiveValues } from "../../app/session.ts";
import { SettingsRow } from "../settings/settings-page.tsx";
import type { ConnectionDraft, ConnectionProblem } from "./connection-draft.ts";
import { ExtraField, SecretField } from "./extra-field.tsx";

interface ConnectionFieldsProps {
  readonly draft: ConnectionDraft;
  readonly type: ConnectionType | undefined;
  readonly types: readonly ConnectionType[];
  readonly answer: ConnectionAnswer | null;
  readonly problems: ReadonlyMap<string, ConnectionProblem>;
  readonly onChange: (changed: Partial<ConnectionDraft>) => void;
}

const ALL_FIELDS = ["host", "schema", "login", "password", "port"] as const;

/** The fields of a connection; which they are and what they are called, its type says. */
export function ConnectionFields(props: ConnectionFieldsProps) {
  const { draft, type, problems, onChange } = props;
  const { t } = useTranslation();
  const hidesSensitiveValues = useHidesSensitiveValues();
  const words = useProblemWords(problems);
  return (
    <>
      <NamingFields {...props} words={words} />
      {fieldsOf(type, draft).map((name) => (
        <PlainField key={name} {...props} name={name} problem={words(name)} />
      ))}
      {type !== undefined && type.extras.length > 0 && <TypeFields {...props} type={type} words={words} />}
      <SettingsRow
        name={t("admin.connection.extra")}
        field="connection-extra"
        hint={t(`admin.connection.${hidesSensitiveValues ? "extraHint" : "extraShownHint"}`)}
        problem={words("extra")}
      >
        <Textarea
          id="connection-extra"
          classNames={{ input: "mono" }}
          value={draft.furtherExtra}
          autosize
          minRows={2}
          maxRows={16}
          spellCheck={false}
          error={problems.has("extra")}
          onChange={(event) => onChange({ furtherExtra: event.currentTarget.value })}
        />
      </SettingsRow>
    </>
  );
}

type Words = (field: string) => string | null;

/** What a connection is called, what it is, and what it is for. */
function NamingFields(props: ConnectionFieldsProps & { readonly words: Words }) {
  const { draft, type, types, answer, words, onChange } = props;
  const { t } = useTranslation();
  const typeHint =
    type === undefined
      ? t("admin.connection.typeUnknown")
      : t("admin.connection.typeHint", { package: type.package_name });
  return (
    <>
      <SettingsRow
        name={t("admin.connection.id")}
        field="connection-id"
        problem={words("id")}
        {...(answer === null ? { hint: t("admin.connection.idHint") } : {})}
      >
        <TextInput
          id="connection-id"
          classNames={{ input: "mono" }}
          value={draft.id}
          readOnly={answer !== null}
          error={words("id") !== null}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange({ id: event.currentTarget.value })}
        />
      </SettingsRow>
      <SettingsRow name={t("admin.connection.type")} field="connection-type" problem={words("type")} hint={typeHint}>
        <Select
          id="connection-type"
          data={typeChoices(types, draft.type)}
          value={draft.type}
          searchable
          allowDeselect={false}
          nothingFoundMessage={t("log.noHit")}
          onChange={(chosen) => chosen !== null && onChange({ type: chosen })}
        />
      </SettingsRow>
      <SettingsRow name={t("admin.description")} field="connection-description">
        <TextInput
          id="connection-description"
          value={draft.description}
          onChange={(event) => onChange({ description: event.currentTarget.value })}
        />
      </SettingsRow>
    </>
  );
}

/** The settings that the type has in its extra. */
function TypeFields(props: ConnectionFieldsProps & { readonly type: ConnectionType; readonly words: Words }) {
  const { draft, type, answer, words, onChange } = props;
  const { t } = useTranslation();
  return (
    <>
      <h2 className="section-title settings-section">{t("admin.connection.ofType", { label: type.label })}</h2>
      {type.extras.map((extra) => (
        <SettingsRow
          key={extra.name}
          name={extra.label}
          field={`extra-${extra.name}`}
          hint={extra.description}
          problem={words(`extra-${extra.name}`)}
        >
          <ExtraField
            extra={extra}
            value={draft.extras[extra.name]}
            isStored={hasStoredSecret(answer, extra.name)}
            onChange={(value) => onChange({ extras: { ...draft.extras, [extra.name]: value } })}
          />
        </SettingsRow>
      ))}
    </>
  );
}

interface PlainFieldProps extends ConnectionFieldsProps {
  readonly name: (typeof ALL_FIELDS)[number];
  readonly problem: string | null;
}

function PlainField({ name, draft, type, answer, problem, onChange }: PlainFieldProps) {
  const { t } = useTranslation();
  const known = type?.fields.find((field) => field.name === name);
  const label = known?.label ?? t(`admin.connection.${name}`);
  const id = `connection-${name}`;
  const port = type?.default_port;
  const isPort = name === "port" && port !== null && port !== undefined;
  return (
    <SettingsRow
      name={label}
      field={id}
      problem={problem}
      {...(isPort ? { hint: t("admin.connection.defaultPort", { port }) } : {})}
    >
      {name === "password" ? (
        <SecretField
          id={id}
          value={draft.password}
          isStored={answer?.has_password ?? false}
          onChange={(password) => onChange({ password })}
        />
      ) : (
        <TextInput
          id={id}
          value={draft[name]}
          placeholder={known?.placeholder ?? ""}
          autoComplete="off"
          spellCheck={false}
          {...(name === "port" ? { w: 140, inputMode: "numeric" as const } : {})}
          error={problem !== null}
          onChange={(event) => onChange({ [name]: event.currentTarget.value })}
        />
      )}
    </SettingsRow>
  );
}

/** What the type uses, and what has a value although the type does not use it. */
function fieldsOf(type: ConnectionType | undefined, draft: ConnectionDraft) {
  if (type === undefined) return ALL_FIELDS;
  const used = type.fields.map((field) => field.name);
  return [...used, ...ALL_FIELDS.filter((name) => !used.includes(name) && draft[name] !== "")];
}

function typeChoices(types: readonly ConnectionType[], chosen: string) {
  const known = types.map(({ conn_type: value, label }) => ({ value, label }));
  const others = ["generic", chosen].filter((value) => value !== "" && !types.some((type) => type.conn_type === value));
  return [...known, ...[...new Set(others)].map((value) => ({ value, label: value }))];
}

/** Whether a secret of the extra is stored, which the server shows as a mask. */
function hasStoredSecret(answer: ConnectionAnswer | null, name: string): boolean {
  return answer?.connection.extra?.includes(`"${name}": "***"`) ?? false;
}

function useProblemWords(problems: ReadonlyMap<string, ConnectionProblem>): Words {
  const { t } = useTranslation();
  return (field) => {
    const problem = problems.get(field);
    if (problem === undefined) return null;
    switch (problem.kind) {
      case "required":
        return t("admin.required");
      case "badId":
        return t("admin.connection.badId");
      case "badPort":
        return t("admin.connection.badPort");
      case "notObject":
        return t("admin.notObject");
      case "notWhole":
        return t("param.number");
      case "notJson":
        return t("admin.notJson", { reason: problem.reason });
    }
  };
}

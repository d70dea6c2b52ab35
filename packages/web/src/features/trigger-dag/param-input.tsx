import { Autocomplete, MultiSelect, Select, Switch, TagsInput, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { DagParam } from "../../api/ui-shapes.ts";
import { usePreferences } from "../../app/preferences.ts";
import { DocText } from "../../components/doc-text.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { momentFieldValue, parseMomentField, zoneName } from "../time/moment-words.ts";
import {
  choiceLabel,
  choicesOf,
  examplesOf,
  fieldText,
  isNullable,
  kindOf,
  memberChoicesOf,
  type ParamProblem,
} from "./param-field.ts";
import "@mantine/core/styles/Pill.css";
import "@mantine/core/styles/PillsInput.css";

/** Up to this many choices are all on show. */
const MOST_SEGMENTS = 4;

interface ParamInputProps {
  readonly name: string;
  readonly param: DagParam;
  readonly text: string;
  readonly problem: ParamProblem | undefined;
  /** What the server said of the value; shown until it is changed. */
  readonly refusal?: string | undefined;
  readonly onChange: (text: string) => void;
}

/** One param: its name, a field that fits its schema, what it is for, and what is wrong with its value. */
export function ParamInput({ name, param, text, problem, refusal, onChange }: ParamInputProps) {
  const { t } = useTranslation();
  const id = `param-${name}`;
  const { title, description_md: words } = param.schema;
  const description = typeof words === "string" ? words : param.description;
  return (
    <div className="param">
      <label className="param-name mono" htmlFor={id}>
        {name}
        {typeof title === "string" && !isSameName(title, name) && <span className="param-title">{title}</span>}
      </label>
      <div className="param-value">
        <ParamField id={id} name={name} param={param} text={text} problem={problem} onChange={onChange} />
        {problem !== undefined && (
          <p className="param-problem" id={`${id}-problem`} role="alert">
            {t(`param.${problem.key}`, { ...problem.values })}
          </p>
        )}
        {problem === undefined && refusal !== undefined && (
          <p className="param-problem" role="alert">
            {refusal}
          </p>
        )}
        {description !== null && description !== "" && (
          <div className="param-words">
            <DocText text={description} />
          </div>
        )}
      </div>
    </div>
  );
}

interface ParamFieldProps extends ParamInputProps {
  readonly id: string;
}

function ParamField({ id, name, param, text, problem, onChange }: ParamFieldProps) {
  const kind = kindOf(param.schema);
  const look = {
    id,
    value: text,
    error: problem !== undefined,
    "aria-describedby": `${id}-problem`,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  switch (kind) {
    case "boolean":
      return <BooleanField id={id} name={name} text={text} onChange={onChange} />;
    case "choice":
      return <ChoiceField id={id} name={name} param={param} text={text} onChange={onChange} />;
    case "integer":
    case "number":
      return (
        <div className="line">
          <TextInput {...look} w={140} inputMode="decimal" />
          <DefaultWords param={param} kind={kind} />
        </div>
      );
    case "date":
      return <TextInput {...look} w={200} type="date" />;
    case "time":
      return <TextInput {...look} w={160} type="time" step={1} />;
    case "date-time":
      return <DateTimeField id={id} text={text} isWrong={problem !== undefined} onChange={onChange} />;
    case "several":
      return <SeveralField id={id} name={name} param={param} text={text} onChange={onChange} />;
    case "multiline":
      return <Textarea {...look} autosize minRows={3} maxRows={16} />;
    case "lines":
    case "json":
      return (
        <Textarea
          {...look}
          autosize
          minRows={kind === "json" ? 3 : 1}
          maxRows={12}
          classNames={{ input: "mono" }}
          spellCheck={false}
        />
      );
    case "text":
      return (
        <PlainTextField
          id={id}
          value={text}
          error={look.error}
          aria-describedby={look["aria-describedby"]}
          examples={examplesOf(param.schema)}
          onText={onChange}
        />
      );
  }
}

function DefaultWords({ param, kind }: { readonly param: DagParam; readonly kind: "integer" | "number" }) {
  const { t } = useTranslation();
  return (
    <span className="meta">
      {t("trigger.default", { type: t(`param.kind.${kind}`), value: fieldText(kind, param.value) || "null" })}
    </span>
  );
}

type BooleanFieldProps = Pick<ParamFieldProps, "id" | "name" | "text" | "onChange">;

function BooleanField({ id, name, text, onChange }: BooleanFieldProps) {
  return (
    <Switch
      id={id}
      checked={text === "true"}
      withThumbIndicator={false}
      aria-label={name}
      onChange={(event) => onChange(String(event.currentTarget.checked))}
    />
  );
}

interface PlainTextFieldProps {
  readonly id: string;
  readonly value: string;
  readonly error: boolean;
  readonly "aria-describedby": string;
  readonly examples: readonly string[];
  readonly onText: (text: string) => void;
}

/** A text, with examples of what it may be where there are some. */
function PlainTextField({ examples, onText, ...look }: PlainTextFieldProps) {
  if (examples.length > 0) return <Autocomplete {...look} data={[...examples]} onChange={onText} />;
  return <TextInput {...look} onChange={(event) => onText(event.currentTarget.value)} />;
}

function ChoiceField({ id, name, param, text, onChange }: Omit<ParamFieldProps, "problem">) {
  const { t } = useTranslation();
  const choices = (choicesOf(param.schema) ?? []).map((choice) => fieldText("choice", choice));
  if (choices.length <= MOST_SEGMENTS) {
    return (
      <Segmented
        isBig
        label={name}
        value={text}
        onChange={onChange}
        segments={choices.map((choice) => ({ value: choice, label: choiceLabel(param.schema, choice) }))}
      />
    );
  }
  return (
    <Select
      id={id}
      data={choices.map((choice) => ({ value: choice, label: choiceLabel(param.schema, choice) }))}
      value={text}
      clearable={isNullable(param.schema)}
      searchable={choices.length > 10}
      nothingFoundMessage={t("log.noHit")}
      onChange={(value) => onChange(value ?? "")}
    />
  );
}

/** Several texts: of those there are, or of examples and others. */
function SeveralField({ id, name, param, text, onChange }: Omit<ParamFieldProps, "problem">) {
  const members = memberChoicesOf(param.schema);
  const values = text.split("\n").filter((line) => line !== "");
  const look = {
    id,
    value: values,
    "aria-label": name,
    onChange: (chosen: string[]) => onChange(chosen.join("\n")),
  };
  if (members?.isClosed !== true) return <TagsInput {...look} data={[...(members?.choices ?? [])]} />;
  const data = members.choices.map((choice) => ({ value: choice, label: choiceLabel(param.schema, choice) }));
  return <MultiSelect {...look} data={data} searchable={data.length > 10} />;
}

interface DateTimeFieldProps {
  readonly id: string;
  readonly text: string;
  readonly isWrong: boolean;
  readonly onChange: (text: string) => void;
}

/** A moment, typed in the zone that is shown and sent with its offset. */
function DateTimeField({ id, text, isWrong, onChange }: DateTimeFieldProps) {
  const { zone } = usePreferences();
  const at = new Date(text);
  const shown = Number.isNaN(at.getTime()) ? "" : momentFieldValue(at, zone);
  // What is no moment can only be mended as the text that it is.
  if (text !== "" && shown === "") {
    return <TextInput id={id} value={text} error={isWrong} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
  return (
    <div className="line">
      <TextInput
        id={id}
        w={240}
        type="datetime-local"
        step={1}
        value={shown}
        error={isWrong}
        onChange={(event) => onChange(parseMomentField(event.currentTarget.value, zone)?.toISOString() ?? "")}
      />
      <span className="meta">{zoneName(zone)}</span>
    </div>
  );
}

/** A title that only spells the name differently says nothing new. */
function isSameName(title: string, name: string): boolean {
  return title.toLowerCase().replaceAll(" ", "_") === name.toLowerCase();
}

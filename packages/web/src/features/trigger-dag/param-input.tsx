import { Select, Switch, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { DagParam } from "../../api/ui-shapes.ts";
import { Segmented } from "../../components/segmented.tsx";
import { choicesOf, fieldText, isNullable, kindOf, type ParamProblem } from "./param-field.ts";

/** Up to this many choices are all on show. */
const MOST_SEGMENTS = 4;

interface ParamInputProps {
  readonly name: string;
  readonly param: DagParam;
  readonly text: string;
  readonly problem: ParamProblem | undefined;
  readonly onChange: (text: string) => void;
}

/** One param: its name, a field that fits its schema, what it is for, and what is wrong with its value. */
export function ParamInput({ name, param, text, problem, onChange }: ParamInputProps) {
  const { t } = useTranslation();
  const id = `param-${name}`;
  return (
    <div className="param">
      <label className="param-name mono" htmlFor={id}>
        {name}
      </label>
      <div className="param-value">
        <ParamField id={id} name={name} param={param} text={text} problem={problem} onChange={onChange} />
        {problem !== undefined && (
          <p className="param-problem" id={`${id}-problem`} role="alert">
            {t(`param.${problem.key}`, { ...problem.values })}
          </p>
        )}
        {param.description !== null && <p className="small meta">{param.description}</p>}
      </div>
    </div>
  );
}

interface ParamFieldProps extends ParamInputProps {
  readonly id: string;
}

function ParamField({ id, name, param, text, problem, onChange }: ParamFieldProps) {
  const { t } = useTranslation();
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
      return (
        <Switch
          id={id}
          checked={text === "true"}
          withThumbIndicator={false}
          aria-label={name}
          onChange={(event) => onChange(String(event.currentTarget.checked))}
        />
      );
    case "choice":
      return <ChoiceField id={id} name={name} param={param} text={text} onChange={onChange} />;
    case "integer":
    case "number":
      return (
        <div className="line">
          <TextInput {...look} w={140} inputMode="decimal" />
          <span className="meta">
            {t("trigger.default", { type: kind, value: fieldText(kind, param.value) || "null" })}
          </span>
        </div>
      );
    case "date":
      return <TextInput {...look} w={200} type="date" />;
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
    case "date-time":
    case "text":
      return <TextInput {...look} />;
  }
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
        segments={choices.map((choice) => ({ value: choice, label: choice }))}
      />
    );
  }
  return (
    <Select
      id={id}
      data={choices}
      value={text}
      clearable={isNullable(param.schema)}
      searchable={choices.length > 10}
      nothingFoundMessage={t("log.noHit")}
      onChange={(value) => onChange(value ?? "")}
    />
  );
}

import { Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { History, Play, TriangleAlert } from "lucide-react";
import { type SyntheticEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { triggerDagRun } from "../../api/stable-api.ts";
import type { DagAnswer, DagRun } from "../../api/ui-shapes.ts";
import { usePreferences } from "../../app/preferences.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { Button } from "../../components/button.tsx";
import { Note } from "../../components/note.tsx";
import { problemWords } from "../../components/page-state.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { toastDone } from "../../components/toast.tsx";
import { parseMomentField, zoneName } from "../time/moment-words.ts";
import { sectionOf } from "./param-field.ts";
import { ParamInput } from "./param-input.tsx";
import {
  type Conf,
  type ConfReading,
  confOf,
  lastManualRun,
  othersOf,
  readConf,
  readFields,
  refusedField,
  textsOf,
} from "./trigger-draft.ts";
import { TriggerPreview } from "./trigger-preview.tsx";
import "./trigger-form.css";

interface RunFields {
  readonly logicalDate: string;
  readonly runId: string;
  readonly note: string;
}

interface TriggerFormProps {
  readonly answer: DagAnswer;
  /** The run whose conf is taken over; `null` for none in particular. */
  readonly again: DagRun | null;
}

/** Starts a run by hand: a form drawn from the params, beside what will happen. */
export function TriggerForm({ answer, again }: TriggerFormProps) {
  const { t } = useTranslation();
  const { dag } = answer;
  const navigate = useNavigate();
  const draft = useDraft(answer, again);
  const [run, setRun] = useState<RunFields>({ logicalDate: "", runId: "", note: "" });
  const trigger = useTrigger(dag.dag_id, draft.conf, run);
  const refusal = trigger.error === null ? null : refusedField(trigger.error.message);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (draft.problemCount === 0) trigger.mutate();
  };
  return (
    <form className="trigger" onSubmit={submit}>
      <div className="trigger-fields">
        <TriggerTitle dagId={dag.dag_id} draft={draft} />
        <ConfFields answer={answer} draft={draft} refusal={refusal} />
        <RunFieldsOf run={run} refusal={refusal} onChange={setRun} />
      </div>
      <div className="trigger-side">
        <TriggerPreview answer={answer} conf={draft.conf} />
        {trigger.error !== null && (
          <div role="alert">
            <Note tone="danger" icon={<TriangleAlert size={16} />}>
              <b className="strong">{t("trigger.failed", { dag: dag.dag_id })}.</b>{" "}
              {problemWords(trigger.error, t("error.noAnswer"))}
            </Note>
          </div>
        )}
        <div className="trigger-acts">
          <span className="meta fill">
            {draft.problemCount > 0 && t("trigger.toCorrect", { count: draft.problemCount })}
          </span>
          <Button onClick={() => void navigate({ to: "/dags/$dagId", params: { dagId: dag.dag_id } })}>
            {t("act.cancel")}
          </Button>
          <Button
            type="submit"
            look="primary"
            icon={<Play size={14} />}
            disabled={draft.problemCount > 0 || trigger.isPending}
          >
            {t("act.trigger")}
          </Button>
        </div>
      </div>
    </form>
  );
}

interface TriggerTitleProps {
  readonly dagId: string;
  readonly draft: Draft;
}

function TriggerTitle({ dagId, draft }: TriggerTitleProps) {
  const { t } = useTranslation();
  return (
    <div className="line trigger-title">
      <h1 className="page-title cut">
        {t("trigger.title")} <span className="mono">{dagId}</span>
      </h1>
      <span className="fill" />
      <Segmented
        label={t("trigger.view")}
        value={draft.view}
        onChange={draft.onView}
        segments={[
          { value: "form", label: t("trigger.form") },
          { value: "json", label: t("trigger.json") },
        ]}
      />
    </div>
  );
}

type Draft = ReturnType<typeof useDraft>;

/** What was typed: into fields, or as JSON; changing the view carries the values over. */
function useDraft({ dag }: DagAnswer, again: DagRun | null) {
  const hasParams = Object.keys(dag.params).length > 0;
  const [taken, setTaken] = useState(() =>
    again === null ? lastManualRun(dag.recent_runs, dag.params) : { run: again, conf: confOf(again) ?? {} },
  );
  const [view, setView] = useState<"form" | "json">(hasParams ? "form" : "json");
  const [texts, setTexts] = useState(() => textsOf(dag.params, taken?.conf ?? {}));
  // Only what somebody asked to have again may bring along what has no field.
  const [others, setOthers] = useState<Conf>(() => (again === null ? {} : othersOf(dag.params, taken?.conf ?? {})));
  const [json, setJson] = useState(() => (hasParams ? "" : JSON.stringify(others, null, 2)));
  const fields = readFields(dag.params, texts);
  const reading: ConfReading = view === "json" ? readConf(json) : { kind: "conf", conf: { ...fields.conf, ...others } };
  return {
    view,
    texts,
    json,
    others,
    reading,
    problems: fields.problems,
    problemCount: view === "json" ? (reading.kind === "conf" ? 0 : 1) : fields.problems.size,
    conf: reading.kind === "conf" ? reading.conf : ({} as Conf),
    takenFrom: taken?.run ?? null,
    isAgain: again !== null,
    onText: (name: string, text: string) => setTexts({ ...texts, [name]: text }),
    onJson: setJson,
    onView: (next: "form" | "json") => {
      if (next === "json") setJson(JSON.stringify({ ...fields.conf, ...others }, null, 2));
      else if (reading.kind === "conf") {
        setTexts(textsOf(dag.params, reading.conf));
        setOthers(othersOf(dag.params, reading.conf));
      }
      setView(next);
    },
    onUseDefaults: () => {
      setTexts(textsOf(dag.params, {}));
      setOthers({});
      setTaken(null);
    },
  };
}

function useTrigger(dagId: string, conf: Conf, run: RunFields) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { zone } = usePreferences();
  return useMutation({
    mutationFn: () => {
      const logicalDate = parseMomentField(run.logicalDate, zone);
      return triggerDagRun(dagId, {
        conf,
        ...(logicalDate === null ? {} : { logical_date: logicalDate.toISOString() }),
        ...(run.runId.trim() === "" ? {} : { dag_run_id: run.runId.trim() }),
        ...(run.note.trim() === "" ? {} : { note: run.note.trim() }),
      });
    },
    onSuccess: ({ dag_run_id: runId }) => {
      toastDone({ title: t("trigger.triggered", { dag: dagId }), details: runId });
      void navigate({ to: "/dags/$dagId", params: { dagId }, search: { run: runId } });
    },
  });
}

/** What the server said of one field. */
type Refusal = ReturnType<typeof refusedField>;

interface ConfFieldsProps {
  readonly answer: DagAnswer;
  readonly draft: Draft;
  readonly refusal: Refusal;
}

function ConfFields({ answer: { dag }, draft, refusal }: ConfFieldsProps) {
  const { t } = useTranslation();
  const params = Object.entries(dag.params);
  const others = Object.keys(draft.others);
  if (draft.view === "json") {
    return (
      <>
        <TakenNote draft={draft} />
        {params.length === 0 && <p className="secondary trigger-words">{t("trigger.noParams")}</p>}
        <Textarea
          aria-label={t("trigger.conf")}
          value={draft.json}
          autosize
          minRows={8}
          maxRows={28}
          spellCheck={false}
          classNames={{ input: "mono" }}
          error={jsonProblem(draft.reading, t("trigger.notObject"), (reason) => t("trigger.notJson", { reason }))}
          onChange={(event) => draft.onJson(event.currentTarget.value)}
        />
      </>
    );
  }
  return (
    <>
      <TakenNote draft={draft} />
      {params.length === 0 && <p className="secondary trigger-words">{t("dagDetails.noParams")}</p>}
      {sectionsOf(params).map(({ section, members }) => (
        <section key={section ?? ""}>
          <h2 className="section-title trigger-section">{section ?? t("trigger.params")}</h2>
          {members.map(([name, param]) => (
            <ParamInput
              key={name}
              name={name}
              param={param}
              text={draft.texts[name] ?? ""}
              problem={draft.problems.get(name)}
              refusal={refusal?.field === `param ${name}` ? refusal.words : undefined}
              onChange={(text) => draft.onText(name, text)}
            />
          ))}
        </section>
      ))}
      {others.length > 0 && (
        <p className="secondary trigger-words">{t("trigger.others", { names: others.join(", ") })}</p>
      )}
    </>
  );
}

/** Params under their headings, in the order in which the first of each is declared. */
function sectionsOf(params: readonly (readonly [string, DagAnswer["dag"]["params"][string]])[]) {
  const names = [...new Set(params.map(([, param]) => sectionOf(param.schema)))];
  return names.map((section) => ({
    section,
    members: params.filter(([, param]) => sectionOf(param.schema) === section),
  }));
}

/** Says whose values the form holds, and offers the defaults. */
function TakenNote({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const { takenFrom } = draft;
  if (takenFrom === null || (draft.view === "json" && !draft.isAgain)) return null;
  const moment = time.moment(takenFrom.logical_date);
  return (
    <Note
      tone="info"
      icon={<History size={16} />}
      act={
        draft.view === "form" && (
          <button type="button" className="link strong" onClick={draft.onUseDefaults}>
            {t("trigger.useDefaults")}
          </button>
        )
      }
    >
      {draft.isAgain ? t("trigger.again", { run: takenFrom.run_id }) : t("trigger.remembered", { moment })}
    </Note>
  );
}

function jsonProblem(reading: ConfReading, notObject: string, notJson: (reason: string) => string): string | null {
  if (reading.kind === "conf") return null;
  return reading.kind === "not-object" ? notObject : notJson(reading.reason);
}

interface RunFieldsProps {
  readonly run: RunFields;
  readonly refusal: Refusal;
  readonly onChange: (run: RunFields) => void;
}

function RunFieldsOf({ run, refusal, onChange }: RunFieldsProps) {
  const { t } = useTranslation();
  const { zone } = usePreferences();
  return (
    <section>
      <h2 className="section-title trigger-section trigger-run">{t("trigger.run")}</h2>
      <div className="trigger-run-fields">
        <TextInput
          label={`${t("trigger.logicalDate")} (${zoneName(zone)})`}
          description={t("trigger.logicalDateHint")}
          inputWrapperOrder={["label", "input", "error", "description"]}
          type="datetime-local"
          step={1}
          value={run.logicalDate}
          error={refusal?.field === "logicalDate" ? refusal.words : false}
          onChange={(event) => onChange({ ...run, logicalDate: event.currentTarget.value })}
        />
        <TextInput
          label={t("trigger.runId")}
          placeholder={t("trigger.runIdPlaceholder")}
          value={run.runId}
          error={refusal?.field === "runId" ? refusal.words : false}
          onChange={(event) => onChange({ ...run, runId: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label={t("trigger.note")}
        placeholder={t("trigger.notePlaceholder")}
        value={run.note}
        onChange={(event) => onChange({ ...run, note: event.currentTarget.value })}
      />
    </section>
  );
}

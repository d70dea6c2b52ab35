import { PRECONDITION_NAMES } from "@baram/domain";
import { Check, Pause } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ReadinessReason, TaskInstanceAnswer } from "../../api/ui-shapes.ts";
import { Note } from "../../components/note.tsx";
import { StateMark } from "../../design/state-mark.tsx";
import { type ToldReason, useReasonWords } from "../waiting/use-reason-words.ts";
import { useStateReasonWords } from "../waiting/use-state-reason-words.ts";
import { WaitingActLink, type WaitingPlace } from "../waiting/waiting-act-link.tsx";
import "./details.css";

const PRECONDITIONS = Object.entries(PRECONDITION_NAMES) as readonly (readonly [
  keyof typeof PRECONDITION_NAMES,
  string,
])[];

/** Why a task instance is not running: one sentence, then every condition with its reason and what would change it. */
export function WhyView({ answer }: { readonly answer: TaskInstanceAnswer }) {
  const { t } = useTranslation();
  const { why } = answer;
  const unmet = why.filter((reason) => !reason.is_met);
  return (
    <div className="why">
      <WhyNote answer={answer} />
      {why.length > 0 && (
        <section className="why-conditions">
          <h2 className="why-head">
            <span className="section-title">{t("why.conditions")}</span>{" "}
            <span className="meta">{t("why.met", { met: why.length - unmet.length, total: why.length })}</span>
          </h2>
          <ul>
            {[...unmet, ...why.filter((reason) => reason.is_met)].map((reason) => (
              <li key={reason.name} className={reason.is_met ? "why-condition" : "why-condition why-condition-unmet"}>
                {reason.is_met ? <Check size={16} /> : <Pause size={16} />}
                <ConditionName name={reason.name} />
                <ConditionWords reason={reason} answer={answer} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** In the language of the page; the tooltip has the name that the API and the command line use. */
function ConditionName({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const known = PRECONDITIONS.find(([, each]) => each === name)?.[0];
  return (
    <span className="why-name" title={name}>
      {known === undefined ? name : t(`waiting.condition.${known}`)}
    </span>
  );
}

function ConditionWords({ reason, answer }: { readonly reason: ReadinessReason; readonly answer: TaskInstanceAnswer }) {
  const { t } = useTranslation();
  const words = useReasonWords();
  const told = toldReason(reason, answer);
  if (reason.is_met) return <span className="secondary">{t("waiting.isMet", { message: reason.reason })}</span>;
  return (
    <span className="secondary">
      {words(told)} <WaitingActLink reason={told} place={placeOf(answer)} />
    </span>
  );
}

function toldReason({ kind, reason, facts }: ReadinessReason, { upstream }: TaskInstanceAnswer): ToldReason {
  return { kind, message: reason, facts, upstream };
}

function placeOf({ run, task_instance: instance }: TaskInstanceAnswer): WaitingPlace {
  const { task_id: taskId, map_index: mapIndex } = instance;
  return { run, taskId, ...(mapIndex < 0 ? {} : { mapIndex }) };
}

/** The first condition that is not met; that of the state only where no other says more. */
function mostTelling(why: readonly ReadinessReason[]): ReadinessReason | undefined {
  const unmet = why.filter((reason) => !reason.is_met);
  return unmet.find(({ kind }) => kind !== "state" && kind !== "not-scheduled-yet") ?? unmet[0];
}

/** In these states the reason is an error. */
const FAILURES: readonly string[] = ["failed", "upstream_failed"];

/** In one sentence what a task instance waits for; nothing when it does not wait. */
export function WhyNote({ answer }: { readonly answer: TaskInstanceAnswer }) {
  const { t } = useTranslation();
  const { task_instance: instance, why } = answer;
  const words = useReasonWords();
  const stateReasonWords = useStateReasonWords();
  const unmet = mostTelling(why);
  const reason = stateReasonWords(instance);
  if (unmet === undefined && reason === null && why.length === 0) return null;
  return (
    <Note
      {...(unmet !== undefined
        ? { tone: "warn" as const }
        : FAILURES.includes(instance.state ?? "none")
          ? { tone: "danger" as const }
          : {})}
      icon={<StateMark state={instance.state ?? "none"} />}
    >
      {unmet === undefined ? (
        <span className="secondary">{reason ?? t("why.allMet")}</span>
      ) : (
        <>
          <b className="strong">{words(toldReason(unmet, answer))}</b>{" "}
          <WaitingActLink reason={toldReason(unmet, answer)} place={placeOf(answer)} />
          {instance.state_reason !== unmet.reason && reason !== null && <div className="secondary">{reason}</div>}
        </>
      )}
    </Note>
  );
}

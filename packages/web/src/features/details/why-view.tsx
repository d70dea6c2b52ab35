import { Check, Pause } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { TaskInstanceAnswer } from "../../api/ui-shapes.ts";
import { Note } from "../../components/note.tsx";
import { StateMark } from "../../design/state-mark.tsx";
import "./details.css";

/** Why a task instance is not running: one sentence, then every condition with its reason. */
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
                <span className="why-name">{reason.name}</span>
                <span className="secondary">{reason.reason}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** In one sentence what a task instance waits for; nothing when it does not wait. */
export function WhyNote({ answer }: { readonly answer: TaskInstanceAnswer }) {
  const { t } = useTranslation();
  const { task_instance: instance, why } = answer;
  const unmet = why.find((reason) => !reason.is_met);
  const reason = instance.state_reason;
  if (unmet === undefined && reason === null && why.length === 0) return null;
  return (
    <Note
      {...(unmet === undefined ? {} : { tone: "warn" as const })}
      icon={<StateMark state={instance.state ?? "none"} />}
    >
      {unmet === undefined ? (
        <span className="secondary">{reason ?? t("why.allMet")}</span>
      ) : (
        <>
          <b className="strong">{unmet.reason}</b>
          {reason !== null && reason !== unmet.reason && <div className="secondary">{reason}</div>}
        </>
      )}
    </Note>
  );
}

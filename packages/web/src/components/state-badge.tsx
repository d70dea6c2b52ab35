import type { TaskInstanceState } from "@baram/domain";
import { useTranslation } from "react-i18next";
import { StateMark } from "../design/state-mark.tsx";
import "./state-badge.css";

interface StateBadgeProps {
  readonly state: TaskInstanceState;
  /** Instead of the state's own word: "Running for 8 min 2 s". */
  readonly words?: string;
}

/** A state with its mark and word on a faint ground of its color. */
export function StateBadge({ state, words }: StateBadgeProps) {
  const { t } = useTranslation();
  return (
    <span className={`state-badge state-${state}`}>
      <StateMark state={state} />
      {words ?? t(`state.${state}`)}
    </span>
  );
}

/** A state in a table: a small mark and the word, without a ground. */
export function StateWord({ state, words }: StateBadgeProps) {
  const { t } = useTranslation();
  return (
    <span className="state-word">
      <StateMark state={state} size={12} />
      {words ?? t(`state.${state}`)}
    </span>
  );
}

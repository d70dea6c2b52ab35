import type { TaskInstanceState } from "@baram/domain";
import { useTranslation } from "react-i18next";
import { STATES_IN_LEGEND_ORDER } from "../../design/state-colors.ts";
import { StateMark } from "../../design/state-mark.tsx";
import { stateCountWords } from "./use-state-words.ts";

/** Up to this many, each one has its own part of the bar. */
const MOST_PARTS = 24;

/** How many of some task instances are in each state, in words and as a bar. */
export function StateShares({ states }: { readonly states: readonly TaskInstanceState[] }) {
  const { t } = useTranslation();
  const counts = STATES_IN_LEGEND_ORDER.map((state) => ({
    state,
    count: states.filter((each) => each === state).length,
  })).filter(({ count }) => count > 0);
  if (counts.length === 0) return null;
  return (
    <section className="state-shares" aria-label={t("details.states")}>
      <div className="state-shares-words">
        {counts.map(({ state, count }) => (
          <span key={state}>
            <StateMark state={state} size={12} />
            {stateCountWords(t, state, count)}
          </span>
        ))}
      </div>
      <div className="state-shares-bar" aria-hidden="true">
        {states.length <= MOST_PARTS
          ? counts.flatMap(({ state, count }) =>
              Array.from({ length: count }, (_, index) => <i key={`${state} ${index}`} className={`state-${state}`} />),
            )
          : counts.map(({ state, count }) => (
              <i key={state} className={`state-${state}`} style={{ flexGrow: count }} />
            ))}
      </div>
    </section>
  );
}

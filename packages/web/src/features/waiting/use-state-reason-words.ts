import type { StateReasonKind } from "@baram/domain";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { JsonValue, KnownReason } from "../../api/ui-shapes.ts";
import { stateReasonEn } from "../../app/i18n/areas/state-reason.ts";
import { factText } from "./waiting-act.ts";

/** Why something is in its state: a sentence of the server's, and what it says as data where the server worded it itself. */
export interface ReasonOfState {
  readonly state_reason: string | null;
  readonly known_reason: KnownReason | null;
}

/** Words the reason of a state in the language of the page; what is not known as the sentence it is. */
export function useStateReasonWords(): (reason: ReasonOfState) => string | null {
  const { t } = useTranslation();
  return useMemo(
    () =>
      ({ state_reason: message, known_reason: known }) =>
        message === null || known === null || !isStateReasonKind(known.kind)
          ? message
          : t(`stateReason.of.${known.kind}`, {
              ...known.facts,
              message,
              stateWord: t(`state.${factText(known.facts, "state") || "none"}` as "state.success"),
              ...upstreamWords(known.facts["upstream"], t),
            }),
    [t],
  );
}

interface Upstream {
  readonly total: number;
  readonly groups: readonly {
    readonly standing: string;
    readonly count: number;
    readonly task_ids: readonly string[];
  }[];
}

/** How the tasks stand that a trigger rule looked at. */
function upstreamWords(upstream: JsonValue | undefined, t: TFunction) {
  if (typeof upstream !== "object" || upstream === null) return {};
  const { total, groups } = upstream as unknown as Upstream;
  const standings = groups.map(({ standing: state, count, task_ids: names }) => {
    const standing = state === "unfinished" ? t("stateReason.unfinished") : t(`state.${state}` as "state.success");
    if (names.length === 0) return t("stateReason.standing", { standing, count });
    const named = names.join(", ");
    const more = count - names.length;
    const tasks = more > 0 ? t("stateReason.moreTasks", { tasks: named, count: more }) : named;
    return t("stateReason.standingOf", { standing, count, tasks });
  });
  return { total, standings: standings.join(", ") };
}

/** Whether this version of the pages knows the kind; a newer server may have more. */
function isStateReasonKind(kind: string): kind is StateReasonKind {
  return kind in stateReasonEn.of;
}

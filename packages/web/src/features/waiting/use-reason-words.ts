import type { WaitingKind } from "@baram/domain";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { JsonValue, NeighborTask } from "../../api/ui-shapes.ts";
import { waitingEn } from "../../app/i18n/areas/waiting.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { factText } from "./waiting-act.ts";

/** Why something waits, as the server tells it. */
export interface ToldReason {
  readonly kind: string | null;
  readonly message: string;
  readonly facts: Readonly<Record<string, JsonValue>>;
  /** The tasks directly upstream, where a task waits. */
  readonly upstream?: readonly NeighborTask[];
}

const DONE: readonly (string | null)[] = ["success", "skipped"];

/** Words a reason to wait in the language of the page. */
export function useReasonWords(): (reason: ToldReason) => string {
  const { t } = useTranslation();
  const time = useTimeWords();
  return useMemo(
    () =>
      ({ kind, message, facts, upstream = [] }) => {
        if (!isWaitingKind(kind)) return message;
        const moment = (name: string) => (typeof facts[name] === "string" ? time.fullMoment(facts[name]) : "");
        const state = factText(facts, "state") || "none";
        const waitsFor = upstream.filter((neighbor) => !DONE.includes(neighbor.state)).map(({ task_id: id }) => id);
        return t(`waiting.reason.${kind}`, {
          ...facts,
          message,
          trigger: factText(facts, "trigger"),
          logicalDate: moment("logical_date"),
          endDate: moment("end_date"),
          dueAt: moment("due_at"),
          stateWord: t(`state.${state}` as "state.queued"),
          upstream: waitsFor.join(", "),
        });
      },
    [t, time],
  );
}

/** Whether this version of the pages knows the kind; a newer server may have more. */
export function isWaitingKind(kind: string | null): kind is WaitingKind {
  return kind !== null && kind in waitingEn.reason;
}

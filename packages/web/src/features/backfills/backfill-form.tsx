import { Checkbox, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { DagAnswer } from "../../api/ui-shapes.ts";
import { usePreferences } from "../../app/preferences.ts";
import type { NewBackfillSearch } from "../../app/search-params-work.ts";
import { Segmented } from "../../components/segmented.tsx";
import { zoneName } from "../time/moment-words.ts";

const RERUNS = ["none", "failed", "completed"] as const;

/** What only the start asks, which the plan does not depend on. */
export interface StartChoices {
  readonly goesOn: boolean;
  readonly keepsVersion: boolean;
}

interface BackfillFormProps {
  readonly answer: DagAnswer;
  readonly search: NewBackfillSearch;
  readonly choices: StartChoices;
  /** How many dates each choice of what to run reaches; `null` while there is no plan. */
  readonly reach: Readonly<Record<string, number>> | null;
  readonly onSearch: (changed: Partial<NewBackfillSearch>) => void;
  readonly onChoices: (changed: Partial<StartChoices>) => void;
}

/** The fields of a new back-fill; each change shows in the plan beside. */
export function BackfillForm({ answer, search, choices, reach, onSearch, onChoices }: BackfillFormProps) {
  const { t } = useTranslation();
  return (
    <div className="backfill-form">
      <RangeFields search={search} onSearch={onSearch} />
      <fieldset className="backfill-choice">
        <legend>{t("backfills.which")}</legend>
        {RERUNS.map((rerun) => (
          <label key={rerun} className="backfill-radio">
            <input
              type="radio"
              name="rerun"
              checked={(search.rerun ?? "none") === rerun}
              onChange={() => onSearch({ rerun: rerun === "none" ? undefined : rerun })}
            />
            <span className="fill">{t(`backfills.rerun.${rerun}`)}</span>
            <span className="meta">{reach?.[rerun]}</span>
          </label>
        ))}
      </fieldset>
      <TaskChoice answer={answer} search={search} onSearch={onSearch} />
      <div className="backfill-pair">
        <TextInput
          label={t("backfills.atOnce")}
          type="number"
          min={1}
          value={search.runs === undefined ? "" : String(search.runs)}
          placeholder={String(answer.dag.max_active_runs)}
          onChange={(event) => onSearch({ runs: Number(event.currentTarget.value) || undefined })}
        />
        <div>
          <span className="backfill-label">{t("backfills.order")}</span>
          <Segmented
            label={t("backfills.order")}
            value={search.backwards === true ? "newest" : "oldest"}
            segments={[
              { value: "oldest", label: t("backfills.oldest") },
              { value: "newest", label: t("backfills.newest") },
            ]}
            onChange={(order) => onSearch({ backwards: order === "newest" ? true : undefined })}
          />
        </div>
      </div>
      <Checkbox
        label={t("backfills.goOn")}
        description={t("backfills.goOnHint")}
        checked={choices.goesOn}
        onChange={(event) => onChoices({ goesOn: event.currentTarget.checked })}
      />
      {search.rerun !== undefined && (
        <Checkbox
          label={t("backfills.ownVersion")}
          description={t("backfills.ownVersionHint")}
          checked={choices.keepsVersion}
          onChange={(event) => onChoices({ keepsVersion: event.currentTarget.checked })}
        />
      )}
    </div>
  );
}

function RangeFields({ search, onSearch }: Pick<BackfillFormProps, "search" | "onSearch">) {
  const { t } = useTranslation();
  const { zone } = usePreferences();
  return (
    <>
      <TextInput
        label={`${t("backfills.from")} (${zoneName(zone)})`}
        type="datetime-local"
        value={search.from ?? ""}
        onChange={(event) => onSearch({ from: event.currentTarget.value })}
      />
      <TextInput
        label={`${t("backfills.to")} (${zoneName(zone)})`}
        type="datetime-local"
        value={search.to ?? ""}
        onChange={(event) => onSearch({ to: event.currentTarget.value })}
      />
    </>
  );
}

function TaskChoice({ answer, search, onSearch }: Pick<BackfillFormProps, "answer" | "search" | "onSearch">) {
  const { t } = useTranslation();
  const taskIds = answer.structure.tasks.map((task) => task.task_id);
  const chosen = (search.tasks ?? "").split(",").filter((taskId) => taskId !== "");
  const isSome = search.tasks !== undefined;
  const choose = (next: readonly string[]) => onSearch({ tasks: next.length === 0 ? undefined : next.join(",") });
  return (
    <fieldset className="backfill-choice">
      <legend>{t("backfills.tasks")}</legend>
      <label className="backfill-radio">
        <input
          type="radio"
          name="tasks"
          checked={!isSome}
          onChange={() => onSearch({ tasks: undefined, only: undefined })}
        />
        {t("backfills.wholeDag")}
      </label>
      <label className="backfill-radio">
        <input type="radio" name="tasks" checked={isSome} onChange={() => choose(taskIds.slice(0, 1))} />
        {t("backfills.someTasks")}
      </label>
      {isSome && (
        <div className="backfill-tasks" role="group" aria-label={t("backfills.chooseTasks")}>
          {taskIds.map((taskId) => (
            <label key={taskId} className="backfill-radio">
              <input
                type="checkbox"
                checked={chosen.includes(taskId)}
                onChange={(event) =>
                  choose(event.target.checked ? [...chosen, taskId] : chosen.filter((id) => id !== taskId))
                }
              />
              <span className="mono cut">{taskId}</span>
            </label>
          ))}
        </div>
      )}
      {isSome && (
        <Checkbox
          label={t("backfills.upstream")}
          checked={search.only !== true}
          onChange={(event) => onSearch({ only: event.currentTarget.checked ? undefined : true })}
        />
      )}
    </fieldset>
  );
}

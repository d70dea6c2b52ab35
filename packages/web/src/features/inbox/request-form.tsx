import { useMutation, useQueryClient } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answerHumanRequest, type HumanRequest, inboxKeys } from "../../api/inbox-api.ts";
import { Button } from "../../components/button.tsx";
import { Note } from "../../components/note.tsx";
import { problemWords } from "../../components/page-state.tsx";
import { toastDone } from "../../components/toast.tsx";
import { ParamInput } from "../trigger-dag/param-input.tsx";
import { type Conf, readFields, textsOf } from "../trigger-dag/trigger-draft.ts";
import "../trigger-dag/trigger-form.css";

/** What is to be filled in, and the options: each is a button, or a box where several can be chosen. */
export function RequestForm({ request }: { readonly request: HumanRequest }) {
  const { t } = useTranslation();
  const params = paramsOf(request);
  const [texts, setTexts] = useState(() => textsOf(params, {}));
  const [chosen, setChosen] = useState<readonly string[]>(request.defaults ?? []);
  const { conf, problems } = readFields(params, texts);
  const answer = useAnswer(request);
  const isDisabled = problems.size > 0 || answer.isPending;
  const send = (options: readonly string[]) => answer.mutate({ options, inputs: conf });
  return (
    <div className="request-form">
      {Object.entries(params).map(([name, param]) => (
        <ParamInput
          key={name}
          name={name}
          param={param}
          text={texts[name] ?? ""}
          problem={problems.get(name)}
          onChange={(text) => setTexts({ ...texts, [name]: text })}
        />
      ))}
      {answer.error !== null && (
        <div role="alert">
          <Note tone="danger" icon={<TriangleAlert size={16} />}>
            <b className="strong">{t("inbox.sendError")}.</b> {problemWords(answer.error, t("error.noAnswer"))}
          </Note>
        </div>
      )}
      {request.multiple ? (
        <Several
          request={request}
          chosen={chosen}
          isDisabled={isDisabled}
          onChoose={setChosen}
          onSend={() => send(chosen)}
        />
      ) : (
        <div className="request-options" role="group" aria-label={t("inbox.choose")}>
          {request.options.map((option, index) => (
            <Button
              key={option}
              {...(index === 0 ? { look: "primary" as const } : {})}
              disabled={isDisabled}
              onClick={() => send([option])}
            >
              {option}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

interface SeveralProps {
  readonly request: HumanRequest;
  readonly chosen: readonly string[];
  readonly isDisabled: boolean;
  readonly onChoose: (chosen: readonly string[]) => void;
  readonly onSend: () => void;
}

function Several({ request, chosen, isDisabled, onChoose, onSend }: SeveralProps) {
  const { t } = useTranslation();
  return (
    <div className="request-options" role="group" aria-label={t("inbox.chooseSome")}>
      {request.options.map((option) => (
        <label key={option} className="request-option">
          <input
            type="checkbox"
            checked={chosen.includes(option)}
            onChange={(event) =>
              onChoose(request.options.filter((one) => (one === option ? event.target.checked : chosen.includes(one))))
            }
          />
          {option}
        </label>
      ))}
      <Button look="primary" disabled={isDisabled || chosen.length === 0} onClick={onSend}>
        {t("inbox.answer")}
      </Button>
    </div>
  );
}

function paramsOf({ params }: HumanRequest) {
  return Object.fromEntries(
    Object.entries(params).map(([name, { schema, description, default: value = null }]) => [
      name,
      { schema, description, value },
    ]),
  );
}

function useAnswer(request: HumanRequest) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { dag_id: dagId, dag_run_id: runId, task_id: taskId, map_index: mapIndex } = request;
  return useMutation({
    mutationFn: ({ options, inputs }: { readonly options: readonly string[]; readonly inputs: Conf }) =>
      answerHumanRequest({ dagId, runId, taskId, mapIndex }, { chosen_options: options, params_input: inputs }),
    onSuccess: (_, { options }) => {
      toastDone({ title: t("inbox.sent", { option: options.join(", ") }), details: request.subject });
      void queryClient.invalidateQueries({ queryKey: inboxKeys.all });
      void queryClient.invalidateQueries({ queryKey: ["task-instance", dagId, runId] });
    },
  });
}

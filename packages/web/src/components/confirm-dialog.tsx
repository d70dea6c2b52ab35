import { Modal } from "@mantine/core";
import { TriangleAlert } from "lucide-react";
import type { KeyboardEvent, ReactNode, SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button, Keycap } from "./button.tsx";
import { Note } from "./note.tsx";
import { problemWords } from "./page-state.tsx";
import "./confirm-dialog.css";

interface ConfirmDialogProps {
  /** The question. */
  readonly title: ReactNode;
  readonly words?: string;
  /** The verb, with the count of what it does. */
  readonly confirmLabel: string;
  readonly isDanger?: boolean;
  readonly isBusy: boolean;
  /** While there is nothing to do, or while it is not known yet. */
  readonly isDisabled?: boolean;
  readonly error: Error | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Enter in a button presses that button, and in a field it submits already. */
function submitWithEnter(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget } = event;
  if (event.key !== "Enter" || (target instanceof HTMLElement && target.closest("button") !== null)) return;
  event.preventDefault();
  currentTarget.querySelector("form")?.requestSubmit();
}

/** Says what will happen before it happens; Enter does it. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation();
  const { title, words, confirmLabel, isDanger, isBusy, isDisabled, error, onConfirm, onClose, children } = props;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isDisabled !== true && !isBusy) onConfirm();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      withCloseButton={false}
      size={560}
      centered
      onKeyDown={submitWithEnter}
    >
      {/* The verb is disabled until the preview is there, so the form itself takes the focus, and Enter. */}
      <form className="confirm" tabIndex={-1} data-autofocus onSubmit={submit}>
        {words !== undefined && <p className="confirm-words">{words}</p>}
        {children}
        {error !== null && (
          <div className="confirm-error" role="alert">
            <Note tone="danger" icon={<TriangleAlert size={16} />}>
              {problemWords(error, t("error.noAnswer"))}
            </Note>
          </div>
        )}
        <footer className="confirm-foot">
          <span className="fill" />
          <Button onClick={onClose}>{t("act.cancel")}</Button>
          <Button
            type="submit"
            look={isDanger === true ? "danger" : "primary"}
            disabled={isDisabled === true || isBusy}
          >
            {confirmLabel} <Keycap>↵</Keycap>
          </Button>
        </footer>
      </form>
    </Modal>
  );
}

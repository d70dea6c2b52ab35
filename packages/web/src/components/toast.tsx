import { notifications } from "@mantine/notifications";
import { en } from "../app/i18n/en.ts";
import { ko } from "../app/i18n/ko.ts";
import { currentPreferences } from "../app/preferences.ts";
import { StateMark } from "../design/state-mark.tsx";

const SHOWN_MILLISECONDS = 5000;

interface ToastWords {
  /** In the past tense. */
  readonly title: string;
  readonly details?: string | undefined;
}

/** Toasts are shown from outside of components, so the language is asked for. */
function closeButton() {
  return { "aria-label": { en, ko }[currentPreferences().language].act.close };
}

/** Says that an act was done. */
export function toastDone({ title, details }: ToastWords): void {
  notifications.show({
    title,
    message: details,
    icon: <StateMark state="success" />,
    autoClose: SHOWN_MILLISECONDS,
    closeButtonProps: closeButton(),
  });
}

/** Says that an act was not done, and why; it stays until it is closed. */
export function toastFailed({ title, details }: ToastWords): void {
  notifications.show({
    title,
    message: details,
    icon: <StateMark state="failed" />,
    autoClose: false,
    closeButtonProps: closeButton(),
  });
}

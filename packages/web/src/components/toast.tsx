import { notifications } from "@mantine/notifications";
import { StateMark } from "../design/state-mark.tsx";

const SHOWN_MILLISECONDS = 5000;

interface ToastWords {
  /** In the past tense. */
  readonly title: string;
  readonly details?: string | undefined;
}

/** Says that an act was done. */
export function toastDone({ title, details }: ToastWords): void {
  notifications.show({ title, message: details, icon: <StateMark state="success" />, autoClose: SHOWN_MILLISECONDS });
}

/** Says that an act was not done, and why; it stays until it is closed. */
export function toastFailed({ title, details }: ToastWords): void {
  notifications.show({ title, message: details, icon: <StateMark state="failed" />, autoClose: false });
}

import { Trash2, TriangleAlert } from "lucide-react";
import { type ComponentType, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button.tsx";
import { Note } from "../../components/note.tsx";
import { problemWords } from "../../components/page-state.tsx";

interface SaveProblemProps {
  /** What could not be saved. */
  readonly title: string;
  readonly error: Error | null;
}

/** Why a form could not be saved; nothing while it could. */
export function SaveProblem({ title, error }: SaveProblemProps) {
  const { t } = useTranslation();
  if (error === null) return null;
  return (
    <div role="alert">
      <Note tone="danger" icon={<TriangleAlert size={16} />}>
        <b className="strong">{title}.</b> {problemWords(error, t("error.noAnswer"))}
      </Note>
    </div>
  );
}

interface SettingsFormActsProps {
  /** `null` for what is made. */
  readonly id: string | null;
  readonly mayChange: boolean;
  readonly mayDelete: boolean;
  readonly isBusy: boolean;
  /** Asks before it goes. */
  readonly Deletion: ComponentType<{
    readonly id: string;
    readonly onDone: () => Promise<void>;
    readonly onClose: () => void;
  }>;
  readonly onLeave: () => Promise<void>;
}

/** Below a form of its own page: delete, leave, and make or save. */
export function SettingsFormActs({ id, mayChange, mayDelete, isBusy, Deletion, onLeave }: SettingsFormActsProps) {
  const { t } = useTranslation();
  const [isDeleting, setIsDeleting] = useState(false);
  return (
    <div className="settings-form-acts">
      {id !== null && mayDelete && (
        <Button look="quiet" icon={<Trash2 size={14} />} onClick={() => setIsDeleting(true)}>
          {t("admin.delete")}
        </Button>
      )}
      <span className="fill" />
      <Button onClick={() => void onLeave()}>{t("act.cancel")}</Button>
      {mayChange && (
        <Button type="submit" look="primary" disabled={isBusy}>
          {id === null ? t("admin.create") : t("admin.save")}
        </Button>
      )}
      {isDeleting && id !== null && <Deletion id={id} onDone={onLeave} onClose={() => setIsDeleting(false)} />}
    </div>
  );
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { setRunNote } from "../../api/dag-history.ts";
import { queryKeys } from "../../api/queries.ts";
import type { DagRun } from "../../api/ui-shapes.ts";
import { usePermissions } from "../../app/session.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { Note } from "../../components/note.tsx";
import { problemWords } from "../../components/page-state.tsx";

/** What the server keeps of a note at most. */
const MOST_CHARACTERS = 1000;

/** The note on a run, and a way to write it; a role that may not edit only reads it. */
export function NoteEditor({ run }: { readonly run: DagRun }) {
  const { t } = useTranslation();
  const { can_edit_runs: canEdit } = usePermissions(run.dag_id);
  const [isEditing, setIsEditing] = useState(false);
  const isEmpty = run.note === null || run.note === "";
  if (isEditing) return <NoteForm run={run} onClose={() => setIsEditing(false)} />;
  if (isEmpty && !canEdit) return null;
  return (
    <section className="note-editor">
      <div className="line">
        <h3 className="section-title">{t("details.note")}</h3>
        <span className="fill" />
        {canEdit && (
          <IconButton label={t(isEmpty ? "runPage.addNote" : "runPage.editNote")} onClick={() => setIsEditing(true)}>
            <Pencil size={14} />
          </IconButton>
        )}
      </div>
      <p className={isEmpty ? "meta" : "note-editor-words"}>{isEmpty ? t("runPage.noNote") : run.note}</p>
    </section>
  );
}

interface NoteFormProps {
  readonly run: DagRun;
  readonly onClose: () => void;
}

function NoteForm({ run, onClose }: NoteFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(run.note ?? "");
  const save = useSaveNote(run, onClose);
  const field = useRef<HTMLTextAreaElement>(null);
  // It opened because of a press on its own button, so the typing goes on in it.
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className="note-editor"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(draft);
      }}
    >
      <label className="section-title" htmlFor="run-note">
        {t("details.note")}
      </label>
      <textarea
        id="run-note"
        ref={field}
        rows={4}
        maxLength={MOST_CHARACTERS}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onClose();
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save.mutate(draft);
        }}
      />
      {save.error !== null && <Note tone="danger">{problemWords(save.error, t("error.noAnswer"))}</Note>}
      <div className="line">
        <Button type="submit" size="small" look="primary" disabled={save.isPending}>
          {t("runPage.saveNote")}
        </Button>
        <Button size="small" onClick={onClose}>
          {t("act.cancel")}
        </Button>
      </div>
    </form>
  );
}

function useSaveNote(run: DagRun, onSaved: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (note: string) => setRunNote(run.dag_id, run.run_id, note),
    onSuccess: async () => {
      onSaved();
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: queryKeys.run(run.dag_id, run.run_id) }),
        queryClient.invalidateQueries({ queryKey: queryKeys.grids(run.dag_id) }),
      ]);
    },
  });
}

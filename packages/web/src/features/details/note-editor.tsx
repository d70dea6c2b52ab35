import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useState } from "react";
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
  const { can_edit: canEdit } = usePermissions();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: (note: string) => setRunNote(run.dag_id, run.run_id, note),
    onSuccess: async () => {
      setDraft(null);
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: queryKeys.run(run.dag_id, run.run_id) }),
        queryClient.invalidateQueries({ queryKey: queryKeys.grids(run.dag_id) }),
      ]);
    },
  });
  const isEmpty = run.note === null || run.note === "";
  if (draft === null) {
    if (isEmpty && !canEdit) return null;
    return (
      <section className="note-editor">
        <div className="line">
          <h3 className="section-title">{t("details.note")}</h3>
          <span className="fill" />
          {canEdit && (
            <IconButton
              label={t(isEmpty ? "runPage.addNote" : "runPage.editNote")}
              onClick={() => setDraft(run.note ?? "")}
            >
              <Pencil size={14} />
            </IconButton>
          )}
        </div>
        <p className={isEmpty ? "meta" : "note-editor-words"}>{isEmpty ? t("runPage.noNote") : run.note}</p>
      </section>
    );
  }
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
        rows={4}
        maxLength={MOST_CHARACTERS}
        value={draft}
        // biome-ignore lint/a11y/noAutofocus: It opened because of a press on its own button.
        autoFocus
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") setDraft(null);
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save.mutate(draft);
        }}
      />
      {save.error !== null && <Note tone="danger">{problemWords(save.error, t("error.noAnswer"))}</Note>}
      <div className="line">
        <Button type="submit" size="small" look="primary" disabled={save.isPending}>
          {t("runPage.saveNote")}
        </Button>
        <Button size="small" onClick={() => setDraft(null)}>
          {t("act.cancel")}
        </Button>
      </div>
    </form>
  );
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FileUp, TriangleAlert } from "lucide-react";
import { type ChangeEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button.tsx";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { Note } from "../../components/note.tsx";
import { problemWords } from "../../components/page-state.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { toastDone } from "../../components/toast.tsx";
import type { ChosenFile, FileReading } from "./files/file-reading.ts";
import "./import-dialog.css";

/** What happens with an entry that exists already. */
const ON_EXISTING = ["overwrite", "skip", "fail"] as const;

/** How an import goes with what is there. */
type OnExisting = (typeof ON_EXISTING)[number];

interface ImportDialogProps<Entry extends { readonly id: string }> {
  readonly title: string;
  readonly words: string;
  /** The endings of files that can be read. */
  readonly accept: string;
  readonly queryKey: readonly string[];
  readonly read: (file: ChosenFile) => Promise<FileReading<Entry>>;
  readonly listExisting: () => Promise<ReadonlySet<string>>;
  readonly save: (entry: Entry, isExisting: boolean) => Promise<unknown>;
  /** A word of warning about an entry. */
  readonly warningOf?: (entry: Entry, isExisting: boolean) => string | null;
  readonly onClose: () => void;
}

interface Choice<Entry> {
  readonly file: ChosenFile;
  readonly reading: FileReading<Entry>;
  readonly existing: ReadonlySet<string>;
}

/** Reads a file, shows what importing it would do, and does it. */
export function ImportDialog<Entry extends { readonly id: string }>(props: ImportDialogProps<Entry>) {
  const { title, words, onClose } = props;
  const { t } = useTranslation();
  const [onExisting, setOnExisting] = useState<OnExisting>("overwrite");
  const choosing = useChoice(props);
  const choice = choosing.data;
  const entries = choice?.reading.kind === "entries" ? choice.reading.entries : [];
  const existingCount = entries.filter(({ id }) => choice?.existing.has(id)).length;
  const isStopped = onExisting === "fail" && existingCount > 0;
  const wanted = isStopped
    ? []
    : entries.filter(({ id }) => onExisting !== "skip" || choice?.existing.has(id) !== true);
  const saving = useSaving(props, choice?.existing ?? new Set());
  return (
    <ConfirmDialog
      title={title}
      words={words}
      confirmLabel={t("admin.importing.button", { count: wanted.length })}
      isBusy={saving.isPending}
      isDisabled={wanted.length === 0}
      error={saving.error ?? choosing.error}
      onConfirm={() => saving.mutate(wanted)}
      onClose={onClose}
    >
      <div className="import">
        <FileChoice accept={props.accept} file={choice?.file ?? null} onChoose={choosing.mutate} />
        {choice?.reading.kind === "refused" && <Refusal message={choice.reading.message} />}
        {choice?.reading.kind === "entries" && entries.length === 0 && <p>{t("admin.importing.empty")}</p>}
        {choice !== undefined && entries.length > 0 && (
          <>
            <p role="status">
              {t("admin.importing.new", { count: entries.length - existingCount })}
              {existingCount > 0 && ` · ${t("admin.importing.existing", { count: existingCount })}`}
            </p>
            {existingCount > 0 && <OnExistingChoice value={onExisting} onChange={setOnExisting} />}
            {isStopped && <p className="danger-words">{t("admin.importing.failing")}</p>}
            <EntryList
              entries={entries}
              existing={choice.existing}
              onExisting={onExisting}
              warningOf={props.warningOf}
            />
          </>
        )}
      </div>
    </ConfirmDialog>
  );
}

function Refusal({ message }: { readonly message: string }) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <Note tone="danger" icon={<TriangleAlert size={16} />}>
        <b className="strong">{t("admin.importing.refused")}.</b> {message}
      </Note>
    </div>
  );
}

interface OnExistingChoiceProps {
  readonly value: OnExisting;
  readonly onChange: (value: OnExisting) => void;
}

function OnExistingChoice({ value, onChange }: OnExistingChoiceProps) {
  const { t } = useTranslation();
  return (
    <div className="import-existing">
      <span className="secondary fill">{t("admin.importing.onExisting")}</span>
      <Segmented
        label={t("admin.importing.onExisting")}
        value={value}
        onChange={onChange}
        segments={ON_EXISTING.map((each) => ({ value: each, label: t(`admin.importing.${each}`) }))}
      />
    </div>
  );
}

function useChoice<Entry extends { readonly id: string }>({ read, listExisting }: ImportDialogProps<Entry>) {
  return useMutation({
    mutationFn: async (chosen: File): Promise<Choice<Entry>> => {
      const file = { name: chosen.name, text: await chosen.text() };
      const reading = await read(file);
      return { file, reading, existing: reading.kind === "entries" ? await listExisting() : new Set() };
    },
  });
}

function useSaving<Entry extends { readonly id: string }>(
  { save, queryKey, onClose }: ImportDialogProps<Entry>,
  existing: ReadonlySet<string>,
) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (entries: readonly Entry[]) => {
      let done = 0;
      for (const entry of entries) {
        try {
          await save(entry, existing.has(entry.id));
        } catch (error) {
          const words = problemWords(error instanceof Error ? error : new Error(String(error)), t("error.noAnswer"));
          const partly = t("admin.importing.partly", { done, all: entries.length });
          throw new Error(`${entry.id}: ${words} ${partly}.`, { cause: error });
        }
        done += 1;
      }
      return done;
    },
    onSuccess: (done) => {
      toastDone({ title: t("admin.importing.done", { count: done }) });
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
}

interface FileChoiceProps {
  readonly accept: string;
  readonly file: ChosenFile | null;
  readonly onChoose: (file: File) => void;
}

function FileChoice({ accept, file, onChoose }: FileChoiceProps) {
  const { t } = useTranslation();
  const id = useId();
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.currentTarget.files?.[0];
    if (chosen !== undefined) onChoose(chosen);
    // The same file, mended, can be chosen again.
    event.currentTarget.value = "";
  };
  return (
    <div className="import-file">
      <input
        id={id}
        className="visually-hidden"
        type="file"
        accept={accept}
        aria-label={t("admin.importing.choose")}
        tabIndex={-1}
        onChange={choose}
      />
      <Button icon={<FileUp size={14} />} onClick={() => document.getElementById(id)?.click()}>
        {file === null ? t("admin.importing.choose") : t("admin.importing.other")}
      </Button>
      {file !== null && <span className="mono cut">{file.name}</span>}
    </div>
  );
}

interface EntryListProps<Entry> {
  readonly entries: readonly Entry[];
  readonly existing: ReadonlySet<string>;
  readonly onExisting: OnExisting;
  readonly warningOf: ((entry: Entry, isExisting: boolean) => string | null) | undefined;
}

function EntryList<Entry extends { readonly id: string }>(props: EntryListProps<Entry>) {
  const { entries, existing, onExisting, warningOf } = props;
  const { t } = useTranslation();
  const fateOf = { overwrite: "willBe", skip: "isSkipped", fail: "exists" } as const;
  return (
    <ul className="import-entries" tabIndex={0}>
      {entries.map((entry) => {
        const isExisting = existing.has(entry.id);
        const warning = warningOf?.(entry, isExisting) ?? null;
        return (
          <li key={entry.id}>
            <span className="fill">
              <span className="mono">{entry.id}</span>
              {warning !== null && <span className="small meta"> {warning}</span>}
            </span>
            <span className="meta">
              {isExisting ? t(`admin.importing.${fateOf[onExisting]}`) : t("admin.importing.isNew")}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

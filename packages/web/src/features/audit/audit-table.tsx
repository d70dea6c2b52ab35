import { Link } from "@tanstack/react-router";
import { ChevronDown, ChevronRight } from "lucide-react";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AuditEntry } from "../../api/settings-shapes.ts";
import type { AuditSearch } from "../../app/search-params-settings.ts";
import { IconButton } from "../../components/button.tsx";
import { JsonText } from "../../components/code-text.tsx";
import { RelativeMoment } from "../../components/moment.tsx";
import "../../components/table.css";
import "./audit.css";

interface AuditTableProps {
  readonly entries: readonly AuditEntry[];
  readonly onFilter: (changed: AuditSearch) => void;
}

const COLUMNS = 5;

/** Entries of the audit log; who and what lead to more of the same. */
export function AuditTable({ entries, onFilter }: AuditTableProps) {
  const { t } = useTranslation();
  const [openId, setOpenId] = useState<number | null>(null);
  return (
    <table className="table settings-table">
      <thead>
        <tr>
          <th>{t("admin.audit.when")}</th>
          <th>{t("admin.audit.who")}</th>
          <th>{t("admin.audit.event")}</th>
          <th className="settings-middle">{t("admin.audit.what")}</th>
          <th>
            <span className="visually-hidden">{t("admin.audit.details")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Fragment key={entry.id}>
            <AuditRow
              entry={entry}
              isOpen={entry.id === openId}
              onToggle={() => setOpenId(entry.id === openId ? null : entry.id)}
              onFilter={onFilter}
            />
            {entry.id === openId && (
              <tr className="audit-details">
                <td colSpan={COLUMNS}>
                  <AuditDetails entry={entry} />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

interface AuditRowProps {
  readonly entry: AuditEntry;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onFilter: (changed: AuditSearch) => void;
}

function AuditRow({ entry, isOpen, onToggle, onFilter }: AuditRowProps) {
  const { t } = useTranslation();
  return (
    <tr>
      <td className="secondary">
        <RelativeMoment at={entry.when} />
      </td>
      <td>
        <button type="button" className="link" onClick={() => onFilter({ owner: entry.owner })}>
          {entry.owner}
        </button>
      </td>
      <td className="audit-event">
        <button type="button" className="link mono" onClick={() => onFilter({ event: entry.event })}>
          {entry.event}
        </button>
      </td>
      <td className="settings-middle">
        <About entry={entry} />
      </td>
      <td className="settings-acts">
        <IconButton
          label={t("admin.audit.showDetails", { event: entry.event })}
          aria-expanded={isOpen}
          onClick={onToggle}
        >
          {isOpen ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
        </IconButton>
      </td>
    </tr>
  );
}

function About({ entry: { dag_id: dagId, task_id: taskId, run_id: runId } }: { readonly entry: AuditEntry }) {
  return (
    <span className="audit-about mono">
      {dagId !== null && (
        <Link to="/dags/$dagId" params={{ dagId }} search={runId === null ? {} : { run: runId }} className="link">
          {dagId}
        </Link>
      )}
      {taskId !== null && <span>{taskId}</span>}
      {runId !== null && <span className="meta">{runId}</span>}
    </span>
  );
}

function AuditDetails({ entry }: { readonly entry: AuditEntry }) {
  const { t } = useTranslation();
  const { extra } = entry;
  return (
    <>
      <div className="only-narrow">
        <About entry={entry} />
      </div>
      {extra === null || extra === "" || extra === "{}" ? (
        <p className="meta">{t("admin.audit.noDetails")}</p>
      ) : (
        <JsonText value={readExtra(extra)} />
      )}
    </>
  );
}

function readExtra(extra: string): unknown {
  try {
    return JSON.parse(extra) as unknown;
  } catch {
    return extra;
  }
}

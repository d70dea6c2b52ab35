import { Menu } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { CalendarRange, Ellipsis, History, ScrollText, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DagDetails } from "../../api/ui-shapes.ts";
import { usePermissions, useRights } from "../../app/session.ts";
import { DeleteDagDialog } from "../delete/delete-dag-dialog.tsx";

/** What else can be done with a Dag: a back-fill, where its traces are, and deleting its history. */
export function DagMenu({ dag }: { readonly dag: DagDetails }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const rights = useRights();
  const { can_trigger: canTrigger, can_delete: canDelete } = usePermissions(dag.dag_id);
  const [isDeleting, setIsDeleting] = useState(false);
  const { dag_id: dagId, run_counts: counts } = dag;
  const runCount = Object.values(counts).reduce((total, count) => total + count, 0);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <button type="button" className="icon-button" aria-label={t("delete.more", { dag: dagId })}>
            <Ellipsis size={16} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {canTrigger && (
            <Menu.Item
              leftSection={<CalendarRange size={14} />}
              onClick={() => void navigate({ to: "/backfills/new", search: { dag: dagId } })}
            >
              {t("delete.backfill")}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<History size={14} />}
            onClick={() => void navigate({ to: "/backfills", search: { dag: dagId } })}
          >
            {t("delete.backfills")}
          </Menu.Item>
          {rights.has("can_read Audit Logs") && (
            <Menu.Item
              leftSection={<ScrollText size={14} />}
              onClick={() => void navigate({ to: "/audit", search: { dag: dagId } })}
            >
              {t("delete.audit")}
            </Menu.Item>
          )}
          {canDelete && (
            <>
              <Menu.Divider />
              <Menu.Item className="menu-danger" leftSection={<Trash2 size={14} />} onClick={() => setIsDeleting(true)}>
                {t("delete.dagAct")}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {isDeleting && <DeleteDagDialog dagId={dagId} runCount={runCount} onClose={() => setIsDeleting(false)} />}
    </>
  );
}

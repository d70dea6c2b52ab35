import { GitFork, House, Radio } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { TaskNode } from "../../api/ui-shapes.ts";
import "./role-mark.css";

/** What is special about a task: it branches, waits, sets up or tears down. */
export function RoleMark({ task }: { readonly task: TaskNode }) {
  const { t } = useTranslation();
  const role = task.is_setup ? "setup" : task.is_teardown ? "teardown" : task.kind;
  if (role === "setup" || role === "teardown") {
    return (
      <span className={`role-mark role-mark-${role}`} title={t(`graph.${role}`)}>
        <House size={13} />
      </span>
    );
  }
  if (role === "branch") {
    return (
      <span className="role-mark" title={t("graph.branch")}>
        <GitFork size={13} />
      </span>
    );
  }
  if (role !== "sensor") return null;
  return (
    <span className="role-mark" title={t("graph.sensor")}>
      <Radio size={13} />
    </span>
  );
}

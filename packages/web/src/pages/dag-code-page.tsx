import { Menu } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Check, ChevronDown, Copy } from "lucide-react";
import { useTranslation } from "react-i18next";
import { sourceQuery } from "../api/queries.ts";
import { useTimeWords } from "../app/use-time.ts";
import { Button, IconButton } from "../components/button.tsx";
import { CodeText } from "../components/code-text.tsx";
import { ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { toastDone } from "../components/toast.tsx";
import { useDag } from "../features/dag-header/dag-context.ts";
import "../features/dag-header/view-scroll.css";

/** The source of the Dag's file, in the version that is chosen. */
export function DagCodePage() {
  const { t } = useTranslation();
  const { dag } = useDag();
  const { version, line } = useSearch({ from: "/shell/dags/$dagId/code" });
  const source = useQuery(sourceQuery(dag.dag_id, version));
  if (source.isPending) return <SkeletonRows rows={18} rowHeight={20} />;
  if (source.isError) {
    return <ErrorState title={t("error.source")} error={source.error} onTryAgain={() => void source.refetch()} />;
  }
  const { content, relative_path: path, version_number: number } = source.data;
  return (
    <>
      <div className="view-bar">
        <VersionMenu chosen={number} />
        <span className="mono cut secondary">{path}</span>
        <span className="fill" />
        <IconButton
          label={t("act.copy")}
          onClick={() => {
            void navigator.clipboard.writeText(content);
            toastDone({ title: t("act.copied") });
          }}
        >
          <Copy size={16} />
        </IconButton>
      </div>
      <div className="view-scroll">
        <CodeText code={content} hasLineNumbers line={line} />
      </div>
    </>
  );
}

function VersionMenu({ chosen }: { readonly chosen: number }) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const { dag } = useDag();
  const navigate = useNavigate({ from: "/dags/$dagId/code" });
  const words = t("code.version", { number: chosen });
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="small" aria-label={`${t("code.versionLabel")}: ${words}`}>
          {words}
          <ChevronDown size={12} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: "auto" }}>
        {dag.versions.map((version) => (
          <Menu.Item
            key={version.number}
            rightSection={version.number === chosen ? <Check size={14} /> : null}
            onClick={() => void navigate({ search: { version: version.number } })}
          >
            {t("code.versionAt", { number: version.number, moment: time.moment(version.created_at) })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

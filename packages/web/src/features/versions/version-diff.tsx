import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { versionQuery } from "../../api/dag-history.ts";
import { sourceQuery } from "../../api/queries.ts";
import { ErrorState, SkeletonRows } from "../../components/page-state.tsx";
import { aroundChanges, diffLines } from "./line-diff.ts";
import { type ChangedSetting, diffStructures, isSameStructure, type StructureDiff } from "./structure-diff.ts";

interface VersionDiffProps {
  readonly dagId: string;
  readonly before: number;
  readonly after: number;
}

/** What changed from one version to another: the Dag first, then its code. */
export function VersionDiff({ dagId, before, after }: VersionDiffProps) {
  const { t } = useTranslation();
  const left = useQuery(versionQuery(dagId, before));
  const right = useQuery(versionQuery(dagId, after));
  const error = left.error ?? right.error;
  if (error !== null) {
    return (
      <ErrorState
        title={t("versions.diffError")}
        error={error}
        onTryAgain={() => void Promise.all([left.refetch(), right.refetch()])}
      />
    );
  }
  if (left.data === undefined || right.data === undefined) return <SkeletonRows rows={8} rowHeight={24} />;
  return (
    <>
      <StructureChanges diff={diffStructures(left.data, right.data)} />
      <CodeChanges dagId={dagId} before={before} after={after} />
    </>
  );
}

function StructureChanges({ diff }: { readonly diff: StructureDiff }) {
  const { t } = useTranslation();
  if (isSameStructure(diff)) return <p className="secondary">{t("versions.sameStructure")}</p>;
  return (
    <section className="version-changes">
      <h3 className="section-title">{t("versions.structure")}</h3>
      <ul>
        {diff.addedTasks.map((taskId) => (
          <Change key={taskId} kind="added" words={t("versions.task")} name={taskId} />
        ))}
        {diff.removedTasks.map((taskId) => (
          <Change key={taskId} kind="removed" words={t("versions.task")} name={taskId} />
        ))}
        {diff.changedTasks.map(({ taskId, settings }) =>
          settings.map((setting) => <Setting key={`${taskId} ${setting.name}`} setting={setting} of={taskId} />),
        )}
        {diff.addedEdges.map((edge) => (
          <Change key={edge} kind="added" words={t("versions.edge")} name={edge} />
        ))}
        {diff.removedEdges.map((edge) => (
          <Change key={edge} kind="removed" words={t("versions.edge")} name={edge} />
        ))}
        {diff.settings.map((setting) => (
          <Setting key={setting.name} setting={setting} of={null} />
        ))}
      </ul>
    </section>
  );
}

interface ChangeProps {
  readonly kind: "added" | "removed";
  readonly words: string;
  readonly name: string;
}

function Change({ kind, words, name }: ChangeProps) {
  const { t } = useTranslation();
  return (
    <li className={`version-change version-${kind}`}>
      <span className="version-sign" aria-label={t(`versions.${kind}`)}>
        {kind === "added" ? "+" : "−"}
      </span>
      <span className="meta">{words}</span> <span className="mono">{name}</span>
    </li>
  );
}

function Setting({ setting, of }: { readonly setting: ChangedSetting; readonly of: string | null }) {
  const { t } = useTranslation();
  return (
    <li className="version-change">
      <span className="version-sign" aria-label={t("versions.changed")}>
        ~
      </span>
      <span className="meta">{of === null ? t("versions.dag") : t("versions.task")}</span>{" "}
      {of !== null && <span className="mono">{of}</span>} <span className="mono strong">{setting.name}</span>{" "}
      <span className="mono version-before">{setting.before}</span> → <span className="mono">{setting.after}</span>
    </li>
  );
}

function CodeChanges({ dagId, before, after }: VersionDiffProps) {
  const { t } = useTranslation();
  const left = useQuery(sourceQuery(dagId, before));
  const right = useQuery(sourceQuery(dagId, after));
  const stretches = useMemo(
    () =>
      left.data === undefined || right.data === undefined
        ? null
        : aroundChanges(diffLines(left.data.content, right.data.content)),
    [left.data, right.data],
  );
  if (left.isError || right.isError) {
    const error = left.error ?? right.error;
    return error === null ? null : (
      <ErrorState
        title={t("error.source")}
        error={error}
        onTryAgain={() => void Promise.all([left.refetch(), right.refetch()])}
      />
    );
  }
  if (stretches === null) return <SkeletonRows rows={8} rowHeight={20} />;
  if (stretches.every((stretch) => stretch.kind === "gap")) {
    return <p className="secondary">{t("versions.sameCode")}</p>;
  }
  return (
    <section className="version-changes">
      <h3 className="section-title">{t("dag.code")}</h3>
      <div className="version-code" tabIndex={0} role="group" aria-label={t("versions.codeDiff")}>
        {stretches.map((stretch, index) =>
          stretch.kind === "gap" ? (
            <div key={index} className="version-gap">
              {t("versions.sameLines", { count: stretch.count })}
            </div>
          ) : (
            <div key={index} className={`version-line version-line-${stretch.line.kind}`}>
              <span>{stretch.line.before}</span>
              <span>{stretch.line.after}</span>
              <code>
                {stretch.line.kind === "added" ? "+ " : stretch.line.kind === "removed" ? "− " : "  "}
                {stretch.line.text}
              </code>
            </div>
          ),
        )}
      </div>
    </section>
  );
}

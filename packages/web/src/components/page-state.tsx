import { Lock, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/http.ts";
import { useSession } from "../app/session.ts";
import { Button } from "./button.tsx";
import "./page-state.css";

interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  /** The one thing to do. */
  readonly act?: ReactNode;
}

/** Says what is missing and what to do about it. */
export function EmptyState({ icon, title, children, act }: EmptyStateProps) {
  return (
    <div className="page-state">
      {icon}
      <h2 className="section-title">{title}</h2>
      {children !== undefined && <div className="page-state-words">{children}</div>}
      {act !== undefined && <div className="page-state-acts">{act}</div>}
    </div>
  );
}

interface ErrorStateProps {
  /** What could not be done. */
  readonly title: string;
  readonly error: Error;
  readonly onTryAgain: () => void;
}

/** In place of the part that failed: what could not be done, why, and a way to try again. */
export function ErrorState({ title, error, onTryAgain }: ErrorStateProps) {
  const { t } = useTranslation();
  if (error instanceof ApiProblem && error.status === 403) return <Refused />;
  return (
    <div className="page-state" role="alert">
      <TriangleAlert size={18} />
      <h2 className="section-title">{title}</h2>
      <p className="page-state-words">{problemWords(error, t("error.noAnswer"))}</p>
      <div className="page-state-acts">
        <Button onClick={onTryAgain}>{t("act.tryAgain")}</Button>
        <Button
          look="quiet"
          onClick={() =>
            void navigator.clipboard.writeText(`${title}\n${error.name}: ${error.message}\n${location.href}`)
          }
        >
          {t("act.copyDetails")}
        </Button>
      </div>
    </div>
  );
}

/** In place of what this person may not see; asking again would change nothing. */
function Refused() {
  const { t } = useTranslation();
  const roles = useSession()?.user.roles.map(({ name }) => name) ?? [];
  return (
    <EmptyState icon={<Lock size={18} />} title={t("admin.noRight")}>
      {t("error.refused", { roles: roles.join(", ") })}
    </EmptyState>
  );
}

/** The reason of a failed exchange with the server, in one sentence. */
export function problemWords(error: Error, noAnswer: string): string {
  return error instanceof ApiProblem && error.status === 0 ? noAnswer : error.message;
}

interface SkeletonProps {
  readonly rows: number;
  readonly rowHeight: number;
}

/** A place for rows that are on their way, in their own height; it shows after a moment. */
export function SkeletonRows({ rows, rowHeight }: SkeletonProps) {
  const { t } = useTranslation();
  return (
    <div className="skeleton" role="status" aria-label={t("loading")}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="skeleton-row" style={{ height: rowHeight }}>
          <span className="skeleton-bar" style={{ width: 14, height: 14 }} />
          <span className="skeleton-bar" style={{ width: `${34 + ((index * 17) % 30)}%` }} />
          <span className="fill" />
          <span className="skeleton-bar" style={{ width: 48 }} />
        </div>
      ))}
    </div>
  );
}

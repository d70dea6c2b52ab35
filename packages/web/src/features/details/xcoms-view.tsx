import { useQuery } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import { useTranslation } from "react-i18next";
import { xcomsQuery } from "../../api/queries.ts";
import type { TaskInstanceAddress } from "../../api/ui-api.ts";
import { IconButton } from "../../components/button.tsx";
import { JsonText } from "../../components/code-text.tsx";
import { RelativeMoment } from "../../components/moment.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../../components/page-state.tsx";

/** The values that a task instance passed on. */
export function XComsView({ address }: { readonly address: TaskInstanceAddress }) {
  const { t } = useTranslation();
  const xcoms = useQuery(xcomsQuery(address));
  if (xcoms.isPending) return <SkeletonRows rows={3} rowHeight={56} />;
  if (xcoms.isError) {
    return <ErrorState title={t("error.xcoms")} error={xcoms.error} onTryAgain={() => void xcoms.refetch()} />;
  }
  if (xcoms.data.length === 0) return <EmptyState title={t("details.noXComs")}>{t("details.noXComsHint")}</EmptyState>;
  return (
    <ul className="value-list">
      {xcoms.data.map((entry) => (
        <li key={entry.key}>
          <ValueHead name={entry.key} value={entry.value}>
            <RelativeMoment at={entry.timestamp} />
          </ValueHead>
          <JsonText value={entry.value} />
        </li>
      ))}
    </ul>
  );
}

interface ValueHeadProps {
  readonly name: string;
  readonly value: unknown;
  readonly children?: React.ReactNode;
}

/** The name of a value, with a button that copies it. */
export function ValueHead({ name, value, children }: ValueHeadProps) {
  const { t } = useTranslation();
  return (
    <div className="value-head">
      <span className="mono strong">{name}</span>
      <span className="small meta">{children}</span>
      <span className="fill" />
      <IconButton
        label={t("json.copy")}
        onClick={() =>
          void navigator.clipboard.writeText(typeof value === "string" ? value : JSON.stringify(value, null, 2))
        }
      >
        <Copy size={14} />
      </IconButton>
    </div>
  );
}

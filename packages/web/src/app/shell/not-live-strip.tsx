import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../features/live/use-live.tsx";
import { useNow } from "../clock.ts";
import { useTimeWords } from "../use-time.ts";

const PATIENCE_MILLISECONDS = 3000;

/** Above the page while it is not live: since when, and when the next try is. */
export function NotLiveStrip() {
  const { status } = useLive();
  return status.kind === "lost" ? <LostStrip since={status.since} nextTryAt={status.nextTryAt} /> : null;
}

function LostStrip({ since, nextTryAt }: { readonly since: number; readonly nextTryAt: number }) {
  const { t } = useTranslation();
  const { retryNow } = useLive();
  const words = useTimeWords();
  const now = useNow().getTime();
  // A stream that comes back at once is nobody's concern.
  if (now - since < PATIENCE_MILLISECONDS) return null;
  const wait = Math.ceil((nextTryAt - now) / 1000);
  return (
    <div className="not-live" role="alert">
      <TriangleAlert size={16} />
      <b className="strong">{t("shell.notLiveFor", { duration: words.duration((now - since) / 1000) })}</b>
      <span className="secondary cut">
        {t("shell.shownFrom", { clock: words.clock(new Date(since).toISOString()) })}{" "}
        {wait > 0 ? t("shell.nextTry", { duration: words.duration(wait) }) : t("shell.tryingNow")}
      </span>
      <span className="fill" />
      <button type="button" className="link strong" onClick={retryNow}>
        {t("act.tryNow")}
      </button>
    </div>
  );
}

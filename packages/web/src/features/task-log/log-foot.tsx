import { useTranslation } from "react-i18next";
import { useNow } from "../../app/clock.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { Keycap } from "../../components/button.tsx";
import { bytesWords } from "./bytes-words.ts";
import type { LogSnapshot } from "./log-store.ts";
import type { Reading } from "./use-reading.ts";

interface LogFootProps {
  readonly log: LogSnapshot;
  readonly isFollowing: boolean;
  readonly isCompact: boolean;
  readonly reading: Reading;
}

/** Below a log: whether it is followed, how long it is, and the ways to its errors and ends. */
export function LogFoot({ log, isFollowing, isCompact, reading }: LogFootProps) {
  const { t } = useTranslation();
  return (
    <footer className="log-foot">
      {log.phase === "following" ? (
        <>
          <button
            type="button"
            className="live-state live-state-live"
            aria-pressed={isFollowing}
            onClick={reading.toEnd}
          >
            {isFollowing && <i aria-hidden="true" />}
            {isFollowing ? t("log.following") : t("log.follow")}
          </button>
          {log.error === null ? <LastLine log={log} /> : <span className="danger-words">{t("log.lost")}</span>}
        </>
      ) : (
        <span>{log.phase === "complete" ? t("log.complete") : t("loading")}</span>
      )}
      <span className="fill" />
      <span>
        {t("log.lines", { count: log.rows.length })}
        {!isCompact && `, ${bytesWords(log.byteCount)}`}
      </span>
      {!isCompact && (
        <span className="log-foot-keys not-narrow">
          <button type="button" onClick={() => reading.stepError(1)}>
            {t("log.nextError")} <Keycap>e</Keycap>
          </button>
          <button type="button" onClick={reading.toTop}>
            {t("log.top")} <Keycap>g</Keycap>
          </button>
          <button type="button" onClick={reading.toEnd}>
            {t("log.end")} <Keycap>G</Keycap>
          </button>
        </span>
      )}
    </footer>
  );
}

function LastLine({ log }: { readonly log: LogSnapshot }) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const now = useNow();
  const heardAt = new Date(Math.min(log.heardAt, now.getTime())).toISOString();
  return <span className="cut">· {t("log.lastLine", { relative: time.relative(heardAt, now) })}</span>;
}

import { useTranslation } from "react-i18next";
import type { Pool } from "../../api/settings-shapes.ts";
import { barsPath, mostTaken, type PoolUseColumn, presentUse, slotWords, topOf } from "./pool-use-model.ts";
import { useStretchWords } from "./use-stretch-words.ts";
import "./pool-use.css";

interface PoolSparkProps {
  readonly pool: Pool;
  readonly columns: readonly PoolUseColumn[];
  readonly hours: number;
}

/** The use of one pool over time, small: the line is what there is. */
export function PoolSpark({ pool, columns, hours }: PoolSparkProps) {
  const { t } = useTranslation();
  const stretch = useStretchWords(hours);
  const { name, slots } = pool;
  const top = topOf(columns, presentUse(pool), slots);
  const most = mostTaken(columns);
  const words = { name, stretch, most: slotWords(most), slots: slotWords(slots) };
  const key = most === 0 ? "poolUse.sparkEmpty" : slots < 0 ? "poolUse.spark" : "poolUse.sparkOf";
  return (
    <svg
      className="pool-spark"
      role="img"
      aria-label={t(key, words)}
      viewBox={`0 0 ${columns.length} 1`}
      preserveAspectRatio="none"
    >
      {slots > 0 && <path className="pool-spark-total" d={`M0 ${1 - slots / top}H${columns.length}`} />}
      <path className="state-running pool-spark-bars" d={barsPath(columns, top, "running")} />
      <path className="state-queued pool-spark-bars" d={barsPath(columns, top, "queued")} />
      <path className="pool-spark-foot" d={`M0 1H${columns.length}`} />
    </svg>
  );
}

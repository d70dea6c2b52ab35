import { Link, useNavigate } from "@tanstack/react-router";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { secondsFrom, useTimeWords } from "../../app/use-time.ts";
import { stateColorVariable } from "../../design/state-colors.ts";
import type { TimelineBar, TimelineLane } from "./timeline-model.ts";
import type { TimelineStretch } from "./timeline-stretch.ts";

/** A run of a second is still to be seen, and to be hit. */
const SHORTEST = 4;

interface TimelineBarsProps {
  readonly lane: TimelineLane;
  readonly stretch: TimelineStretch;
  readonly width: number;
  readonly rowHeight: number;
}

/** The runs of one Dag; those that are planned are dashed. A press opens a run. */
export const TimelineBars = memo(function TimelineBars({ lane, stretch, width, rowHeight }: TimelineBarsProps) {
  const { t } = useTranslation();
  const shown = lane.bars.filter(({ start, end }) => start < stretch.until && end >= stretch.from);
  return (
    <>
      <Link to="/dags/$dagId" params={{ dagId: lane.dagId }} className="timeline-label mono cut" title={lane.dagId}>
        {lane.dagId}
      </Link>
      <svg
        className="timeline-bars"
        width={width}
        height={lane.rows * rowHeight}
        role="img"
        aria-label={t("timeline.lane", { dag: lane.dagId, runs: lane.runCount, planned: lane.plannedCount })}
      >
        {shown.map((bar) => (
          <Bar
            key={bar.run?.run_id ?? `plan ${bar.start}`}
            bar={bar}
            dagId={lane.dagId}
            {...placeOf(bar, stretch, width)}
            y={bar.row * rowHeight}
            height={rowHeight - 3}
          />
        ))}
      </svg>
    </>
  );
});

interface BarProps {
  readonly bar: TimelineBar;
  readonly dagId: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function Bar({ bar, dagId, ...place }: BarProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const navigate = useNavigate();
  const start = new Date(bar.start).toISOString();
  const { run } = bar;
  if (run === null) {
    return (
      <rect {...place} rx={3} className="timeline-plan">
        <title>{t("timeline.planAt", { dag: dagId, moment: time.moment(start) })}</title>
      </rect>
    );
  }
  const words = t("timeline.run", {
    dag: dagId,
    state: t(`state.${run.state}`),
    type: t(`runType.${run.run_type}`),
    moment: time.moment(start),
    duration: time.duration(secondsFrom(start, new Date(bar.end).toISOString(), new Date(0))),
  });
  const isSound = run.state === "success";
  return (
    <rect
      {...place}
      rx={3}
      className={isSound ? "timeline-run timeline-run-sound" : `timeline-run timeline-run-${run.state}`}
      style={{ color: stateColorVariable(run.state) }}
      onClick={() => void navigate({ to: "/dags/$dagId", params: { dagId }, search: { run: run.run_id } })}
    >
      <title>{words}</title>
    </rect>
  );
}

function placeOf(
  bar: TimelineBar,
  stretch: TimelineStretch,
  width: number,
): { readonly x: number; readonly width: number } {
  const scale = width / (stretch.until - stretch.from);
  const x = (Math.max(bar.start, stretch.from) - stretch.from) * scale;
  const end = (Math.min(bar.end, stretch.until) - stretch.from) * scale;
  return { x, width: Math.max(SHORTEST, end - x) };
}

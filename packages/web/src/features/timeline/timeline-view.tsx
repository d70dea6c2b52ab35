import { useElementSize } from "@mantine/hooks";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { TimelineZoom } from "../../app/search-params-overview.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { TimelineBars } from "./timeline-bars.tsx";
import { peakOf, runsAtOnce, type TimelineLane } from "./timeline-model.ts";
import { type TimelineStretch, ticksOf } from "./timeline-stretch.ts";

const ROW_HEIGHT = 14;
const LANE_PADDING = 13;
const STRIP_HEIGHT = 36;
/** What the name of a moment takes on the axis. */
const TICK_WIDTH = 60;
/** How far a name may reach beyond the end of the axis. */
const ROOM_BESIDE = 16;

interface TimelineViewProps {
  readonly lanes: readonly TimelineLane[];
  readonly stretch: TimelineStretch;
  readonly zoom: TimelineZoom;
  /** To ten seconds: it moves what has not ended. */
  readonly now: number;
}

/** A lane for each Dag under a common axis, with how many run at once above them. */
export function TimelineView({ lanes, stretch, zoom, now }: TimelineViewProps) {
  const { t } = useTranslation();
  const { ref, width } = useElementSize();
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lanes.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (lanes[index]?.rows ?? 1) * ROW_HEIGHT + LANE_PADDING,
    getItemKey: (index) => lanes[index]?.dagId ?? index,
    overscan: 8,
  });
  return (
    <div className="timeline" ref={scroll} tabIndex={0} role="region" aria-label={t("timeline.lanes")}>
      <div className="timeline-head">
        <AtOnceLabel lanes={lanes} stretch={stretch} />
        <div className="timeline-plot" ref={ref}>
          <AtOnceStrip lanes={lanes} stretch={stretch} width={width} />
          <Axis stretch={stretch} zoom={zoom} width={width} />
        </div>
      </div>
      <div className="timeline-lanes" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const lane = lanes[item.index];
          return (
            lane !== undefined && (
              <div
                key={item.key}
                className="timeline-lane"
                style={{ transform: `translateY(${item.start}px)`, height: item.size }}
              >
                <TimelineBars lane={lane} stretch={stretch} width={width} rowHeight={ROW_HEIGHT} />
              </div>
            )
          );
        })}
        <NowLine stretch={stretch} now={now} width={width} />
      </div>
    </div>
  );
}

function AtOnceLabel({ lanes, stretch }: Pick<TimelineViewProps, "lanes" | "stretch">) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const peak = useMemo(() => peakOf(runsAtOnce(lanes, stretch)), [lanes, stretch]);
  return (
    <div className="timeline-label timeline-label-head">
      <span className="strong">{t("timeline.atOnce")}</span>
      {peak !== null && (
        <span className="small meta">
          {t("timeline.peak", { count: peak.count, moment: time.moment(new Date(peak.from).toISOString()) })}
        </span>
      )}
    </div>
  );
}

interface PlotProps {
  readonly stretch: TimelineStretch;
  readonly width: number;
}

const AtOnceStrip = memo(function AtOnceStrip({
  lanes,
  stretch,
  width,
}: PlotProps & { readonly lanes: readonly TimelineLane[] }) {
  const { t } = useTranslation();
  const steps = useMemo(() => runsAtOnce(lanes, stretch), [lanes, stretch]);
  const most = peakOf(steps)?.count ?? 1;
  const x = (at: number) => ((at - stretch.from) / (stretch.until - stretch.from)) * width;
  const y = (count: number) => STRIP_HEIGHT - (count / most) * (STRIP_HEIGHT - 4);
  const points = steps.map((step, index) => {
    const end = steps[index + 1]?.from ?? stretch.until;
    return `L${x(step.from).toFixed(1)} ${y(step.count).toFixed(1)}H${x(end).toFixed(1)}`;
  });
  return (
    <svg
      className="timeline-strip"
      width={width}
      height={STRIP_HEIGHT}
      role="img"
      aria-label={t("timeline.atOnceLabel")}
    >
      <path d={`M0 ${STRIP_HEIGHT}${points.join("")}V${STRIP_HEIGHT}Z`} />
    </svg>
  );
});

function Axis({ stretch, zoom, width }: PlotProps & { readonly zoom: TimelineZoom }) {
  const time = useTimeWords();
  const ticks = ticksOf(stretch, zoom, time.style.zone);
  const length = stretch.until - stretch.from;
  const named = ticks.map((tick) => {
    const text = new Date(tick).toISOString();
    const clock = time.clock(text).slice(0, 5);
    const left = ((tick - stretch.from) / length) * width;
    return { tick, left, isDay: clock === "00:00", words: clock === "00:00" ? time.day(text) : clock };
  });
  // Where not all have room, each second or third one is named, and the days before the hours.
  const every = Math.ceil((TICK_WIDTH * ticks.length) / Math.max(1, width));
  const firstDay = Math.max(
    0,
    named.findIndex(({ isDay }) => isDay),
  );
  return (
    <div className="timeline-axis" aria-hidden="true">
      {named.map(({ tick, left, words }, index) => {
        if ((index - firstDay) % every !== 0 || left + TICK_WIDTH > width + ROOM_BESIDE) return null;
        return (
          <span key={tick} className="timeline-tick" style={{ left }}>
            {words}
          </span>
        );
      })}
    </div>
  );
}

function NowLine({ stretch, now, width }: PlotProps & { readonly now: number }) {
  if (now < stretch.from || now > stretch.until) return null;
  const left = ((now - stretch.from) / (stretch.until - stretch.from)) * width;
  return <i className="timeline-now" style={{ left: `calc(var(--timeline-label) + ${left}px)` }} aria-hidden="true" />;
}

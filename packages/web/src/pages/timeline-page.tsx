import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { ChevronLeft, ChevronRight, ListFilter, TriangleAlert } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { timelineQuery } from "../api/overview-queries.ts";
import { useNow } from "../app/clock.ts";
import { focusField, useKeys } from "../app/keyboard.ts";
import { TIMELINE_ZOOMS, type TimelineSearch, type TimelineZoom } from "../app/search-params-overview.ts";
import { TopBar } from "../app/shell/top-bar.tsx";
import { useTimeWords } from "../app/use-time.ts";
import { Button, IconButton } from "../components/button.tsx";
import { Note } from "../components/note.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { SearchField } from "../components/search-field.tsx";
import { Segmented } from "../components/segmented.tsx";
import { timelineLanes } from "../features/timeline/timeline-model.ts";
import { middleAfter, stretchAround, type TimelineStretch } from "../features/timeline/timeline-stretch.ts";
import { TimelineTable } from "../features/timeline/timeline-table.tsx";
import { TimelineView } from "../features/timeline/timeline-view.tsx";
import "../features/timeline/timeline.css";

const FILTER_FIELD = "timeline-filter";

/** What has not ended grows in steps of this length: a drawing anew every second would be felt. */
const GROWING_MILLISECONDS = 10_000;

/** What runs when, over all Dags; where it clashes, and what is planned. */
export function TimelinePage() {
  const { t } = useTranslation();
  const { zoom = "day", at, dag, view } = useSearch({ from: "/shell/timeline" });
  const now = Math.floor(useNow().getTime() / GROWING_MILLISECONDS) * GROWING_MILLISECONDS;
  const middle = at === undefined ? undefined : Date.parse(at);
  const { from, until } = stretchAround(middle, zoom, now);
  const stretch = useMemo(() => ({ from, until }), [from, until]);
  return (
    <>
      <title>{`${t("timeline.title")} · Baram`}</title>
      <TopBar crumbs={[{ label: t("timeline.title") }]} />
      <TimelineToolbar stretch={stretch} />
      <TimelineBody stretch={stretch} zoom={zoom} now={now} dag={dag} isTable={view === "table"} />
    </>
  );
}

function TimelineToolbar({ stretch }: { readonly stretch: TimelineStretch }) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const search = useSearch({ from: "/shell/timeline" });
  const navigate = useNavigate({ from: "/timeline" });
  const change = (changed: TimelineSearch) => void navigate({ search: (known) => ({ ...known, ...changed }) });
  const move = (direction: -1 | 1) => change({ at: new Date(middleAfter(stretch, direction)).toISOString() });
  useKeys({
    f: () => focusField(FILTER_FIELD),
    ArrowLeft: () => move(-1),
    ArrowRight: () => move(1),
  });
  const isTable = search.view === "table";
  return (
    <div className="timeline-bar">
      <h1 className="page-title not-narrow">{t("timeline.title")}</h1>
      <span className="secondary timeline-range not-narrow">
        {time.moment(new Date(stretch.from).toISOString())} → {time.moment(new Date(stretch.until).toISOString())}
      </span>
      <span className="fill not-narrow" />
      <SearchField
        id={FILTER_FIELD}
        label={t("timeline.filterDag")}
        value={search.dag ?? ""}
        keycap="f"
        onChange={(text) => change({ dag: text === "" ? undefined : text })}
      />
      <button
        type="button"
        className="link small timeline-range"
        onClick={() => change({ view: isTable ? undefined : "table" })}
      >
        {isTable ? t("home.asChart") : t("home.asTable")}
      </button>
      <Segmented<TimelineZoom>
        label={t("timeline.zoom")}
        value={search.zoom ?? "day"}
        segments={TIMELINE_ZOOMS.map((zoom) => ({ value: zoom, label: t(`timeline.${zoom}`) }))}
        onChange={(zoom) => change({ zoom: zoom === "day" ? undefined : zoom })}
      />
      <IconButton label={t("timeline.earlier")} keycap="←" onClick={() => move(-1)}>
        <ChevronLeft size={16} />
      </IconButton>
      <Button size="small" disabled={search.at === undefined} onClick={() => change({ at: undefined })}>
        {t("timeline.now")}
      </Button>
      <IconButton label={t("timeline.later")} keycap="→" onClick={() => move(1)}>
        <ChevronRight size={16} />
      </IconButton>
    </div>
  );
}

interface TimelineBodyProps {
  readonly stretch: TimelineStretch;
  readonly zoom: TimelineZoom;
  readonly now: number;
  readonly dag: string | undefined;
  readonly isTable: boolean;
}

function TimelineBody({ stretch, zoom, now, dag, isTable }: TimelineBodyProps) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/timeline" });
  const timeline = useQuery(
    timelineQuery({ from: new Date(stretch.from).toISOString(), until: new Date(stretch.until).toISOString() }),
  );
  const lanes = useMemo(
    () => (timeline.data === undefined ? [] : timelineLanes(timeline.data, now)),
    [timeline.data, now],
  );
  if (timeline.isPending) return <SkeletonRows rows={14} rowHeight={27} />;
  if (timeline.isError) {
    return <ErrorState title={t("timeline.error")} error={timeline.error} onTryAgain={() => void timeline.refetch()} />;
  }
  if (lanes.length === 0) return <EmptyState title={t("timeline.empty")}>{t("timeline.emptyHint")}</EmptyState>;
  const shown =
    dag === undefined ? lanes : lanes.filter(({ dagId }) => dagId.toLowerCase().includes(dag.toLowerCase()));
  if (shown.length === 0) {
    const clear = () => void navigate({ search: (known) => ({ ...known, dag: undefined }) });
    return (
      <EmptyState
        icon={<ListFilter size={18} />}
        title={t("timeline.noHit", { text: dag })}
        act={<Button onClick={clear}>{t("act.clearFilters")}</Button>}
      />
    );
  }
  return (
    <>
      {timeline.data.is_cut && (
        <Note tone="warn" icon={<TriangleAlert size={16} />}>
          {t("timeline.cut")}
        </Note>
      )}
      {isTable ? (
        <TimelineTable lanes={shown} stretch={stretch} />
      ) : (
        <TimelineView lanes={shown} stretch={stretch} zoom={zoom} now={now} />
      )}
    </>
  );
}

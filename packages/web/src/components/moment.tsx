import { Tooltip } from "@mantine/core";
import { useNow } from "../app/clock.ts";
import { secondsFrom, useTimeWords } from "../app/use-time.ts";

/** How long ago or how soon, with the whole moment in a tooltip. */
export function RelativeMoment({ at }: { readonly at: string }) {
  const now = useNow();
  const words = useTimeWords();
  return (
    <Tooltip label={words.fullMoment(at)}>
      <time dateTime={at} className="unbroken">
        {words.relative(at, now)}
      </time>
    </Tooltip>
  );
}

/** The whole moment with its zone, and how long ago it was in a tooltip. */
export function ExactMoment({ at }: { readonly at: string }) {
  const words = useTimeWords();
  return <time dateTime={at}>{words.fullMoment(at)}</time>;
}

interface DurationProps {
  readonly start: string;
  /** `null` counts on until now. */
  readonly end: string | null;
}

/** How long something took, or takes until now, second by second. */
export function Duration({ start, end }: DurationProps) {
  const words = useTimeWords();
  return end === null ? <GrowingDuration start={start} /> : <>{words.duration(secondsFrom(start, end, new Date(0)))}</>;
}

function GrowingDuration({ start }: { readonly start: string }) {
  const now = useNow();
  return <>{useTimeWords().duration(secondsFrom(start, null, now))}</>;
}

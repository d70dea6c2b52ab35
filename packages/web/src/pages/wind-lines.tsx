interface WindLine {
  readonly path: string;
  readonly width: number;
  readonly opacity: number;
}

const WIDTH = 1440;
const HEIGHT = 900;
const COUNT = 52;

/** The same picture on every visit: a fixed sequence, not chance. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function drawLines(): readonly WindLine[] {
  const next = sequence(20_261_120);
  return Array.from({ length: COUNT }, (_, index) => {
    const x = next() * (WIDTH + 160) - 160;
    const y = ((index + next()) / COUNT) * HEIGHT;
    const length = 90 + next() * 340;
    const rise = (next() - 0.5) * 36;
    const path = `M${x.toFixed(0)} ${y.toFixed(0)}c${(length * 0.34).toFixed(0)} ${(-rise).toFixed(0)} ${(length * 0.66).toFixed(0)} ${rise.toFixed(0)} ${length.toFixed(0)} ${(rise * 0.2).toFixed(0)}`;
    return { path, width: 1.2 + next() * 1.8, opacity: 0.08 + next() * 0.14 };
  });
}

const LINES = drawLines();

/** The ground of the log-in page: quiet lines of wind. */
export function WindLines() {
  return (
    <svg
      className="wind-lines"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      {LINES.map((line) => (
        <path
          key={line.path}
          d={line.path}
          fill="none"
          stroke="var(--accent)"
          strokeLinecap="round"
          strokeWidth={line.width}
          opacity={line.opacity}
        />
      ))}
    </svg>
  );
}

import type { GridMark } from "../../design/state-mark.tsx";
import type { GridCell } from "./grid-cells.ts";
import { COLUMN_WIDTH, ROW_HEIGHT } from "./grid-measures.ts";

const MOST_DOTS = 3;
/** Marks are drawn for a square of this size. */
const MARK_SIZE = 16;

/**
 * Marks that most cells show, as paths, which many cells share: one element for all of a row's successes in the place of two
 * for each of them. Drawing thousands of cells while somebody scrolls is what a large grid spends its time on.
 */
const SHARED_PATHS: Partial<Record<GridMark, string>> = {
  "success-quiet": roundedSquare(3, 10, 3),
  "success-dot": roundedSquare(5.5, 5, 2.5),
};

/** A rounded square in the middle of a mark, told from where one is. */
function roundedSquare(inset: number, size: number, radius: number): string {
  const edge = size - 2 * radius;
  const corner = (x: number, y: number) => `a${radius} ${radius} 0 0 1 ${x} ${y}`;
  return [
    `m${inset + radius} ${inset}h${edge}`,
    corner(radius, radius),
    `v${edge}`,
    corner(-radius, radius),
    `h${-edge}`,
    corner(-radius, -radius),
    `v${-edge}`,
    corner(radius, -radius),
    "z",
  ].join("");
}

interface GridMarksProps {
  readonly cells: readonly (GridCell | null)[];
  /** Of a mark, in pixels. */
  readonly size: number;
  readonly flashing: ReadonlySet<number>;
}

/** The marks of one row of the grid. */
export function GridMarks({ cells, size, flashing }: GridMarksProps) {
  const shared = new Map<GridMark, number[]>();
  for (const [column, cell] of cells.entries()) {
    if (cell === null || SHARED_PATHS[cell.mark] === undefined) continue;
    const columns = shared.get(cell.mark);
    if (columns === undefined) shared.set(cell.mark, [column]);
    else columns.push(column);
  }
  return (
    <>
      {[...shared].map(([mark, columns]) => (
        <SharedMarks key={mark} mark={mark} columns={columns} size={size} />
      ))}
      {cells.map((cell, column) => {
        if (cell === null) return null;
        const isAlone = SHARED_PATHS[cell.mark] === undefined;
        if (!isAlone && cell.tryNumber <= 1 && !flashing.has(column)) return null;
        return (
          <g key={column} className={`state-${cell.state}`}>
            {flashing.has(column) && (
              <rect className="grid-flash" x={column * COLUMN_WIDTH} width={COLUMN_WIDTH} height={ROW_HEIGHT} rx="5" />
            )}
            {isAlone && (
              <use
                href={`#grid-mark-${cell.mark}`}
                x={leftOf(column, size)}
                y={(ROW_HEIGHT - size) / 2}
                width={size}
                height={size}
                className="state-mark"
              />
            )}
            <TryDots column={column} tryNumber={cell.tryNumber} />
          </g>
        );
      })}
    </>
  );
}

function leftOf(column: number, size: number): number {
  return column * COLUMN_WIDTH + (COLUMN_WIDTH - size) / 2;
}

interface SharedMarksProps {
  readonly mark: GridMark;
  readonly columns: readonly number[];
  readonly size: number;
}

function SharedMarks({ mark, columns, size }: SharedMarksProps) {
  const scale = size / MARK_SIZE;
  const top = (ROW_HEIGHT - size) / 2 / scale;
  const path = columns.map((column) => `M${leftOf(column, size) / scale} ${top}${SHARED_PATHS[mark]}`).join("");
  return (
    <path
      className="state-success state-mark"
      fill="currentColor"
      opacity=".86"
      d={path}
      {...(scale === 1 ? {} : { transform: `scale(${scale})` })}
    />
  );
}

/** More tries than one, as dots below the mark. */
function TryDots({ column, tryNumber }: { readonly column: number; readonly tryNumber: number }) {
  const dots = Math.min(MOST_DOTS, tryNumber - 1);
  return Array.from({ length: Math.max(0, dots) }, (_, index) => (
    <circle
      key={index}
      className="grid-try-dot"
      cx={column * COLUMN_WIDTH + COLUMN_WIDTH / 2 + (index - (dots - 1) / 2) * 5}
      cy="22.5"
      r="1.5"
    />
  ));
}

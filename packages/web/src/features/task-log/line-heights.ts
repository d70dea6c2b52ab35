/**
 * The heights of many lines, and where each begins.
 *
 * A Fenwick tree: finding a place and changing a height both take logarithmic time, so that 100,000
 * lines of different heights scroll like a few.
 */
export class LineHeights {
  readonly #heights: Float64Array;
  readonly #tree: Float64Array;

  constructor(heights: ArrayLike<number>) {
    this.#heights = Float64Array.from(heights);
    this.#tree = new Float64Array(this.#heights.length + 1);
    for (let index = 1; index < this.#tree.length; index += 1) {
      this.#tree[index] = (this.#tree[index] ?? 0) + (this.#heights[index - 1] ?? 0);
      const parent = index + (index & -index);
      if (parent < this.#tree.length) this.#tree[parent] = (this.#tree[parent] ?? 0) + (this.#tree[index] ?? 0);
    }
  }

  get count(): number {
    return this.#heights.length;
  }

  get total(): number {
    return this.topOf(this.count);
  }

  heightOf(index: number): number {
    return this.#heights[index] ?? 0;
  }

  /** The sum of the heights before a line. */
  topOf(index: number): number {
    let sum = 0;
    for (let at = Math.min(index, this.count); at > 0; at -= at & -at) sum += this.#tree[at] ?? 0;
    return sum;
  }

  /** The line at a distance from the top; the last one beyond the end. */
  indexAt(distance: number): number {
    let index = 0;
    let rest = distance;
    let bit = 1;
    while (bit * 2 < this.#tree.length) bit *= 2;
    for (; bit > 0; bit >>= 1) {
      const next = index + bit;
      const sum = this.#tree[next];
      if (sum === undefined || sum > rest) continue;
      index = next;
      rest -= sum;
    }
    return Math.max(0, Math.min(index, this.count - 1));
  }

  setHeight(index: number, height: number): void {
    const difference = height - this.heightOf(index);
    if (difference === 0) return;
    this.#heights[index] = height;
    for (let at = index + 1; at < this.#tree.length; at += at & -at)
      this.#tree[at] = (this.#tree[at] ?? 0) + difference;
  }
}

/** A place in the stream of events: the name of the stream, and how many events it has had. */
interface Place {
  readonly stream: string;
  readonly count: number;
}

function placeOf(cursor: string): Place {
  const end = cursor.lastIndexOf("-");
  return { stream: cursor.slice(0, end), count: Number(cursor.slice(end + 1)) };
}

/** Whether somebody who knows everything up to `known` misses nothing by hearing only what comes behind `cursor`. */
export function leadsOn(known: string, cursor: string): boolean {
  const [from, to] = [placeOf(known), placeOf(cursor)];
  return from.stream === to.stream && to.count <= from.count;
}

/** The later one of two places that a browser has come to; of two streams the newer one's. */
export function laterCursor(known: string, cursor: string): string {
  return leadsOn(known, cursor) ? known : cursor;
}

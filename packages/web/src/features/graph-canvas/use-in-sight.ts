import { useStoreApi } from "@xyflow/react";
import { useEffect, useMemo, useState } from "react";
import type { GraphItem, GraphLayout, GraphLink, NodeBox } from "./graph-parts.ts";
import { boxInView, doMeet, grown, isWithin, pathBounds } from "./viewport.ts";

/** So much more than the screen shows is drawn, so that moving a little draws nothing. */
const AHEAD = 0.25;
/** Zoomed in so far, much of what is drawn is out of sight. */
const MOST_TOO_MUCH = 3;

interface InSight<Item, Link> {
  readonly items: readonly Item[];
  readonly links: readonly Link[];
}

/** What of a large graph is on the screen or near it. It changes now and then while the graph is moved, not always. */
export function useInSight<Item extends GraphItem, Link extends GraphLink>(
  { items, links }: InSight<Item, Link>,
  layout: GraphLayout,
  isLarge: boolean,
): InSight<Item, Link> {
  const sight = useSight(isLarge);
  const linkBounds = useMemo(
    () => new Map(isLarge ? [...layout.routes].map(([id, { path }]) => [id, pathBounds(path)]) : []),
    [layout, isLarge],
  );
  return useMemo(() => {
    if (!isLarge) return { items, links };
    const isNear = (box: NodeBox | undefined) => box !== undefined && doMeet(box, sight);
    return {
      items: items.filter(({ id }) => isNear(layout.boxes.get(id))),
      links: links.filter(({ id }) => isNear(linkBounds.get(id))),
    };
  }, [items, links, layout, linkBounds, sight, isLarge]);
}

type Store = ReturnType<typeof useStoreApi>;

function viewOf(store: Store): NodeBox {
  const { transform, width, height } = store.getState();
  return boxInView({ x: transform[0], y: transform[1], zoom: transform[2] }, { width, height });
}

/** A box around what the screen shows, which is taken anew once the screen leaves it. */
function useSight(isLarge: boolean): NodeBox {
  const store = useStoreApi();
  const [sight, setSight] = useState(() => grown(viewOf(store), AHEAD));
  useEffect(() => {
    if (!isLarge) return undefined;
    const look = () => {
      const view = viewOf(store);
      setSight((known) =>
        isWithin(view, known) && known.width < view.width * MOST_TOO_MUCH ? known : grown(view, AHEAD),
      );
    };
    look();
    return store.subscribe(look);
  }, [store, isLarge]);
  return sight;
}

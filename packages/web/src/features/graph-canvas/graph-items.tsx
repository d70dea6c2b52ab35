import type { ComponentType } from "react";
import type { GraphItem, GraphLayout } from "./graph-parts.ts";

interface GraphItemsProps<Item extends GraphItem> {
  readonly items: readonly Item[];
  readonly layout: GraphLayout;
  /** Draws one of them; made so that it is drawn anew only when it changes. */
  readonly Item: ComponentType<{ readonly item: Item }>;
  readonly onPress: (item: Item) => void;
  readonly onOpen: (id: string) => void;
}

/** Items where the layout put them. */
export function GraphItems<Item extends GraphItem>({ items, layout, Item, onPress, onOpen }: GraphItemsProps<Item>) {
  return items.map((item) => {
    const box = layout.boxes.get(item.id);
    if (box === undefined) return null;
    const style = { transform: `translate(${box.x}px, ${box.y}px)`, width: box.width, height: box.height };
    return item.isFrame ? (
      <div key={item.id} className="graph-item graph-item-frame" style={style}>
        <Item item={item} />
      </div>
    ) : (
      <div
        key={item.id}
        // Arrow keys lead from node to node, and beside the canvas stands a list of the same.
        role="presentation"
        className="graph-item"
        style={style}
        onClick={() => onPress(item)}
        onDoubleClick={() => onOpen(item.id)}
      >
        <Item item={item} />
      </div>
    );
  });
}

import { Fragment } from "react";

/** Behind what separates the parts of a URI, but not between two separators. */
const BREAK = /(?<=[/:._-])(?![/:._-])/;

/** The URI of an asset: a line of it ends between its parts, and not within a word. */
export function AssetUri({ uri }: { readonly uri: string }) {
  return partsOfUri(uri).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

/** The parts between which a line may end. */
export function partsOfUri(uri: string): readonly string[] {
  return uri.split(BREAK);
}

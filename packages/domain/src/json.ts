/** A value as JSON can hold it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** An object as JSON can hold it. */
export interface JsonObject {
  readonly [key: string]: Json;
}

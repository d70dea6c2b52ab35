/** A table with the same keys as another and any words. */
export type SameWords<Table> = {
  readonly [Key in keyof Table]: Table[Key] extends string ? string : SameWords<Table[Key]>;
};

/** A stored XCom with where it came from. */
export interface PulledXCom {
  readonly taskId: string;
  readonly mapIndex: number;
  /** XCom text. */
  readonly value: string;
}

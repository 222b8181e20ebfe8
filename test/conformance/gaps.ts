import type { Check } from "./findings.js";

/**
 * A check that a case cannot pass in the emulator although what is deployed is right. The check is made all the same:
 * a row for one that passes is stale, and fails.
 */
export interface Gap {
  readonly case: string;
  readonly check: Check;
  /** What everything that is found has to match, so that nothing else hides behind the row. */
  readonly found: RegExp;
  /** Whose the fault is, and how that was seen. */
  readonly reason: string;
  /** What checks it in the emulator's place. */
  readonly instead: string;
}

/** Everything that the emulator, or a target, cannot hold. There is no other way to leave something out. */
export const gaps: readonly Gap[] = [];

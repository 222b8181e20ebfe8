/** A signal that is aborted when the time is over, or with the signal that it is derived from. */
export interface Deadline {
  readonly signal: AbortSignal | undefined;
  /** Whether the time is over, as opposed to an abortion by the caller. */
  readonly isOver: () => boolean;
  /** Stops the clock; the caller's own abortion still takes effect. */
  stop(): void;
}

/** Milliseconds: a timer that is set to more goes off at once. */
const longestTimer = 2 ** 31 - 1;

/**
 * @param milliseconds no limit when undefined, or too long for a timer (24 days)
 * @param reason what the signal is aborted with when the time is over
 */
export function openDeadline(
  parent: AbortSignal | undefined,
  milliseconds: number | undefined,
  reason: () => unknown,
): Deadline {
  if (milliseconds === undefined || milliseconds > longestTimer)
    return { signal: parent, isOver: () => false, stop: () => {} };
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(reason()), milliseconds);
  return {
    signal: parent === undefined ? controller.signal : AbortSignal.any([parent, controller.signal]),
    isOver: () => controller.signal.aborted,
    stop: () => clearTimeout(timer),
  };
}

/** One of the functions that run around a handler: it gets the call, and what runs inside of it. */
export type Around<Call, Answer> = (call: Call, next: () => Promise<Answer>) => Answer | Promise<Answer>;

/** Runs the handler inside all of the middleware, the first outermost. */
export function runThrough<Call, Answer>(
  middleware: readonly Around<Call, Answer>[],
  call: Call,
  handle: () => Answer | Promise<Answer>,
): Promise<Answer> {
  const from = async (index: number): Promise<Answer> => {
    const current = middleware[index];
    return current === undefined ? handle() : current(call, () => from(index + 1));
  };
  return from(0);
}

/** Reads something when it is first asked for, and keeps it. */
export function once<Value>(read: () => Value): () => Value {
  let kept: { readonly value: Value } | undefined;
  return () => {
    kept ??= { value: read() };
    return kept.value;
  };
}

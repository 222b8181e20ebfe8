/** What has come in, for all who listen. */
export class Inbox {
  private readonly listeners = new Set<(message: unknown) => void>();
  private readonly enders = new Set<() => void>();

  deliver(message: unknown): void {
    for (const listener of [...this.listeners]) listener(message);
  }

  /** Ends the loops over messages once they have read what came before. */
  end(): void {
    for (const end of [...this.enders]) end();
  }

  listen(listener: (message: unknown) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Messages are kept from the call on, not from the first turn of the loop. */
  messages(): AsyncGenerator<unknown, void, void> {
    const queue: unknown[] = [];
    let isOver = false;
    let wake = (): void => {};
    const end = (): void => {
      isOver = true;
      wake();
    };
    const stop = this.listen((message) => {
      queue.push(message);
      wake();
    });
    this.enders.add(end);
    const { enders } = this;
    async function* read(): AsyncGenerator<unknown, void, void> {
      try {
        for (;;) {
          while (queue.length > 0) yield queue.shift();
          if (isOver) return;
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      } finally {
        stop();
        enders.delete(end);
      }
    }
    return read();
  }
}

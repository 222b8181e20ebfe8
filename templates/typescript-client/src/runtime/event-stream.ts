/** One event of a stream of server-sent events. */
export interface ServerSentEvent<Data = string> {
  /** `message` where the server names none. */
  readonly event: string;
  readonly data: Data;
  /** The last id that the server has given; send it as `Last-Event-ID` to go on from there. */
  readonly id: string | undefined;
  /** Milliseconds that the server asks to wait before another attempt. */
  readonly retry: number | undefined;
}

/**
 * Events as the HTML Standard reads them, section 9.2.6: an event without data is none, and what stands after the last
 * empty line is left out.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerSentEvent, void, void> {
  let data: string[] = [];
  let event = "";
  let id: string | undefined;
  let retry: number | undefined;
  for await (const line of readLines(body, /\r\n|\n|\r/)) {
    if (line === "") {
      if (data.length > 0) yield { event: event === "" ? "message" : event, data: data.join("\n"), id, retry };
      data = [];
      event = "";
      continue;
    }
    const end = line.indexOf(":");
    const field = end < 0 ? line : line.slice(0, end);
    const value = end < 0 ? "" : line.slice(end + 1).replace(/^ /, "");
    if (field === "data") data.push(value);
    else if (field === "event") event = value;
    else if (field === "id" && !value.includes("\0")) id = value;
    else if (field === "retry" && /^\d+$/.test(value)) retry = Number(value);
  }
}

/** The lines of a stream of text without their ends; a last line without an end is one too. A byte order mark is left out. */
export async function* readLines(body: ReadableStream<Uint8Array>, end: RegExp): AsyncGenerator<string, void, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  let isWhole = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      // A carriage return at the end may be the first half of an end: its line feed comes with the next bytes.
      const isHalf = !done && rest.endsWith("\r");
      const lines = (isHalf ? rest.slice(0, -1) : rest).split(end);
      rest = (lines.pop() ?? "") + (isHalf ? "\r" : "");
      yield* lines;
      if (done) break;
    }
    isWhole = true;
    if (rest !== "") yield rest;
  } finally {
    // Whoever stops reading closes the connection.
    if (!isWhole) await reader.cancel().catch(() => {});
    reader.releaseLock();
  }
}

import type { Connection } from "./connection.js";
import { FormatError } from "./errors.js";
import { readEvents, readLines, type ServerSentEvent } from "./event-stream.js";
import { essence } from "./media-type.js";
import type { CallParameters, Method, Operation } from "./method.js";
import type { HttpRequest, OperationArguments } from "./operation.js";
import type { SendOptions } from "./send.js";

/** An operation that answers with items one by one. */
export interface StreamedOperation<Arguments, Result, Responses, Item, IsOptional extends boolean = false>
  extends Operation<Arguments, Result, Responses, IsOptional> {
  /** The items as they arrive. Leaving the loop closes the connection; the time for an attempt ends with the first byte. */
  stream(connection: Connection, ...call: CallParameters<Arguments, IsOptional>): AsyncGenerator<Item, void, void>;
}

/** The same as a method of a client. */
export interface StreamedMethod<Arguments, Result, Responses, Item, IsOptional extends boolean = false>
  extends Method<Arguments, Result, Responses, IsOptional> {
  /** The items as they arrive. Leaving the loop closes the connection; the time for an attempt ends with the first byte. */
  stream(...call: CallParameters<Arguments, IsOptional>): AsyncGenerator<Item, void, void>;
}

type Call = [connection: Connection, input?: OperationArguments, options?: SendOptions];

/** How a body becomes items; `parse` is `JSON.parse` with an error that says whose fault it is. */
type ReadItems = (body: ReadableStream<Uint8Array>, parse: (text: string) => unknown) => AsyncIterable<unknown>;

interface OpenStream {
  readonly response: Response;
  readonly request: HttpRequest;
}

function streamed<Streamed>(operation: unknown, contentTypes: readonly string[], readItems: ReadItems): Streamed {
  const open = operation as (...call: Call) => Promise<unknown>;
  const fault = ({ response, request }: OpenStream, problem: string, cause?: unknown): FormatError =>
    new FormatError(request.operation, request.attempt, response, problem, { cause });
  const readBody = async (response: Response, request: HttpRequest): Promise<OpenStream> => {
    const type = essence(response.headers.get("content-type") ?? "");
    if (type === "" || contentTypes.includes(type)) return { response, request };
    await response.body?.cancel();
    throw fault({ response, request }, `${type} in place of ${contentTypes.join(" or ")}`);
  };
  async function* stream(...[connection, input, options]: Call): AsyncGenerator<unknown, void, void> {
    const headers = { accept: contentTypes.join(", "), ...options?.headers };
    const opened = (await open(connection, input, { ...options, headers, readBody })) as OpenStream;
    const parse = (text: string): unknown => {
      try {
        const { json } = opened.request.descriptor;
        return json === undefined ? JSON.parse(text) : json.parse(text, opened.response.status);
      } catch (cause) {
        throw fault(opened, "broken JSON in its stream", cause);
      }
    };
    if (opened.response.body !== null) yield* readItems(opened.response.body, parse);
  }
  return Object.assign(open, { stream }) as Streamed;
}

/** Adds `stream` to an operation that answers with server-sent events; with `json` their data is JSON. */
export const eventStream = <Arguments, Result, Responses, Data, IsOptional extends boolean = false>(
  operation: Operation<Arguments, Result, Responses, IsOptional>,
  data: "text" | "json",
): StreamedOperation<Arguments, Result, Responses, ServerSentEvent<Data>, IsOptional> =>
  streamed(operation, ["text/event-stream"], (body, parse) =>
    data === "text" ? readEvents(body) : parsedEvents(body, parse),
  );

/** `[DONE]` is how a number of services end a stream of JSON. */
async function* parsedEvents(
  ...[body, parse]: Parameters<ReadItems>
): AsyncGenerator<ServerSentEvent<unknown>, void, void> {
  for await (const event of readEvents(body)) {
    if (event.data === "[DONE]") return;
    yield { ...event, data: parse(event.data) };
  }
}

/** Adds `stream` to an operation that answers with a JSON value in each line. */
export const jsonLines = <Arguments, Result, Responses, Item, IsOptional extends boolean = false>(
  operation: Operation<Arguments, Result, Responses, IsOptional>,
  contentTypes: readonly string[],
): StreamedOperation<Arguments, Result, Responses, Item, IsOptional> => streamed(operation, contentTypes, parsedLines);

/**
 * Empty lines keep a connection alive and say nothing. A line feed ends a line, whatever else stands in a string. JSON text
 * sequences have a record separator in front of each value (RFC 7464, section 2.2).
 */
async function* parsedLines(...[body, parse]: Parameters<ReadItems>): AsyncGenerator<unknown, void, void> {
  for await (const line of readLines(body, /\r?\n/)) {
    const text = line.startsWith("\x1e") ? line.slice(1) : line;
    if (text.trim() !== "") yield parse(text);
  }
}

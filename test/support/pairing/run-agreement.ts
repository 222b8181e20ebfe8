import { isDeepStrictEqual } from "node:util";
import { schemaTypes } from "../../../src/emitters/typescript/schema-types.js";
import type { ApiModel } from "../../../src/ir/api.js";
import type { ProxyEvent } from "../../../templates/lambda-typescript/runtime/event.js";
import { brokenEvents } from "./broken-event.js";
import { callDrawing } from "./draw-call.js";
import type { FunctionResult } from "./gateway-event.js";
import {
  callableOperations,
  type Implementation,
  servedApi,
  throughGateway,
  typescriptClient,
  typescriptHandler,
} from "./pairing.js";
import { pythonHandler } from "./python-handler.js";
import { drawnCalls, servedByOne } from "./run-pairing.js";

export interface AgreementOutcome {
  readonly events: number;
  /** How many of them were refused. */
  readonly refused: number;
  readonly findings: readonly string[];
}

/**
 * Whether the handlers of an API in both languages answer the same events alike: what they read of a request, and what
 * they say of one that is not as the document has it. Events are a client's, each several times with something broken.
 */
export async function runAgreement(
  model: ApiModel,
  { runs, broken, seed }: { readonly runs: number; readonly broken: number; readonly seed: number },
): Promise<AgreementOutcome> {
  const api = servedByOne(model);
  const here = await typescriptHandler(api, echo);
  const there = await pythonHandler(api, echo);
  const events: ProxyEvent[] = [];
  const noting = async (event: unknown): Promise<FunctionResult> => {
    events.push(event as ProxyEvent);
    return await here(event);
  };
  const callOperation = await typescriptClient(api, throughGateway(servedApi(api, "rest"), noting));
  const drawing = callDrawing(api, schemaTypes(api, { binary: "Uint8Array" }));
  for (const { operation } of callableOperations(api)) {
    for (const call of drawnCalls(operation, drawing, { runs, seed })) {
      // What comes back is described by nothing: only the event counts.
      await callOperation(operation, call.request).catch(() => undefined);
    }
  }
  const all = events.flatMap((event, index) => [event, ...brokenEvents(event, broken, seed + index)]);
  const findings: string[] = [];
  let refused = 0;
  for (const event of all) {
    const [one, other] = [seen(await here(event)), seen(await there.invoke(event))];
    if (one.status >= 400) refused += 1;
    if (!isDeepStrictEqual(one, other)) findings.push(`${describe(event)}: ${brief(one)} is ${brief(other)}`);
  }
  await there.close();
  return { events: all.length, refused, findings };
}

/** Answers with what it was called with. */
const echo: Implementation = (_, request) => ({
  status: 200,
  headers: {},
  contentType: "application/json",
  body: JSON.parse(JSON.stringify(request, (__, value) => (value instanceof Uint8Array ? [...value] : value))),
});

interface SeenResult {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

function seen({ statusCode, headers = {}, body = "" }: FunctionResult): SeenResult {
  let content: unknown = body;
  try {
    content = JSON.parse(body);
  } catch {
    // Text that is none.
  }
  return { status: statusCode, headers, body: comparable(content) };
}

/** What differs by language alone: parts of a form, and the order of members such as `2`, which JavaScript puts first. */
function comparable(body: unknown): unknown {
  if (typeof body !== "object" || body === null) return body;
  const { parts: _, details, message, ...others } = body as Readonly<Record<string, unknown>>;
  if (!Array.isArray(details)) return { ...others, message };
  return { ...others, details: details.map((each) => JSON.stringify(each)).sort() };
}

const describe = ({
  httpMethod,
  resource,
  pathParameters,
  multiValueQueryStringParameters,
  body,
}: ProxyEvent): string =>
  JSON.stringify([httpMethod, resource, pathParameters, multiValueQueryStringParameters, body]).slice(0, 500);

const brief = (value: unknown): string => JSON.stringify(value).slice(0, 400);

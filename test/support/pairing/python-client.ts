import { clientModel } from "../../../src/emitters/python-client/client-model.js";
import { clientClass } from "../../../src/emitters/python-client/client-module.js";
import { emitter } from "../../../src/emitters/python-client/index.js";
import type { ApiModel, Operation } from "../../../src/ir/api.js";
import { bodyKind, essence } from "../../../src/ir/media-type.js";
import type { Call } from "./draw-call.js";
import { emitted } from "./emitted.js";
import type { WireRequest, WireResponse } from "./gateway-event.js";
import type { CallOperation } from "./pairing.js";
import { startPython } from "./python-process.js";
import { pythonProject } from "./python-project.js";

export interface PythonClient {
  readonly callOperation: CallOperation;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Of a stream: everything that came. */
  readonly bytes?: Uint8Array;
}

/** The generated client of an API in a process of Python, over a transport of ours. */
export async function pythonClient(
  api: ApiModel,
  send: (request: WireRequest) => Promise<WireResponse>,
): Promise<PythonClient> {
  const project = pythonProject(await emitted(emitter, api));
  const model = clientModel(api, {});
  const python = startPython("client_process.py", [
    `${project.folder}/src`,
    model.moduleName,
    clientClass(model, "sync"),
  ]);
  await python.read();
  const known = new Map(model.operations.map((each) => [each.operation.id, each]));
  const callOperation: CallOperation = async (operation, request) => {
    const found = known.get(operation.id);
    if (found === undefined) throw new Error(`the client has no ${operation.id}`);
    const groups = { path: request.path, query: request.query, header: request.headers, cookie: request.cookies };
    const named = found.parameters.flatMap(({ argument, parameter: { in: place, name } }) =>
      Object.hasOwn(groups[place], name) ? [[argument, groups[place][name]] as const] : [],
    );
    const given = { ...Object.fromEntries(named), ...bodyArguments(operation, request) };
    python.write({ method: found.method, arguments: given, isStream: found.stream?.result.isOnly === true });
    let message = await python.read();
    if (message["send"] !== undefined) {
      python.write(await send(message["send"] as WireRequest));
      message = await python.read();
    }
    if (message["error"] !== undefined) throw new Error(String(message["error"]));
    return seen(message["answer"] as Answer);
  };
  return {
    callOperation,
    close: async () => {
      await python.close();
      project.remove();
    },
  };
}

function bodyArguments({ body }: Operation, request: Call["request"]): object {
  if (body === undefined || request.contentType === undefined) return {};
  const isChosen = body.content.length > 1 || body.content.some(({ type }) => type.includes("*"));
  return { body: request.body, ...(isChosen ? { content_type: request.contentType } : {}) };
}

function seen({ status, headers, body, bytes }: Answer): Call["response"] {
  const contentType = essence(headers["content-type"] ?? "");
  const content = bytes === undefined ? body : bodyKind(contentType) === "binary" ? bytes : textOf(bytes);
  return {
    status,
    headers,
    ...(contentType === "" ? {} : { contentType }),
    ...(content === null && contentType === "" ? {} : { body: content }),
  };
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

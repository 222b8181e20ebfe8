import { emitter } from "../../../src/emitters/lambda-python/index.js";
import { allocateModules, unitNames } from "../../../src/emitters/lambda-python/names.js";
import type { ApiModel } from "../../../src/ir/api.js";
import { emitted } from "./emitted.js";
import type { FunctionResult } from "./gateway-event.js";
import type { HandlerRequest, Implementation, Invoke } from "./pairing.js";
import { startPython } from "./python-process.js";
import { pythonProject } from "./python-project.js";

export interface PythonHandler {
  readonly invoke: Invoke;
  close(): Promise<void>;
}

/** The generated handlers of an API whose operations are served by one function, in a process of Python. */
export async function pythonHandler(api: ApiModel, implement: Implementation): Promise<PythonHandler> {
  const inPython = { ...api, handlers: api.handlers.map((each) => ({ ...each, runtime: "python3.13" })) };
  const project = pythonProject(await emitted(emitter, inPython));
  const ids = api.operations.map(({ id }) => id);
  const modules = [...unitNames(ids, "operation")].map(([id, { module }]) => [id, module]);
  const [entry] = allocateModules(
    api.handlers.map(({ id }) => id),
    "function",
  ).values();
  const python = startPython("handler_process.py", [
    project.folder,
    entry ?? "",
    JSON.stringify(Object.fromEntries(modules)),
  ]);
  await python.read();
  return {
    invoke: async (event) => {
      python.write(event);
      let message = await python.read();
      if (message["request"] !== undefined) {
        python.write(implement(message["operation"] as string, message["request"] as HandlerRequest));
        message = await python.read();
      }
      return message["result"] as FunctionResult;
    },
    close: async () => {
      await python.close();
      project.remove();
    },
  };
}

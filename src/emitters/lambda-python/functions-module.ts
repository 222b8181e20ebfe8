import type { ApiModel } from "../../ir/api.js";
import type { HandlerId } from "../../ir/ids.js";
import { stringLiteral } from "../python/literal.js";
import { generatedHeader } from "../python/module-text.js";
import { allocateModules } from "./names.js";

/** The module of each function's entry point. */
export const functionModules = (api: ApiModel): ReadonlyMap<HandlerId, string> =>
  allocateModules(
    api.handlers.map(({ id }) => id),
    "function",
  );

/** `handlers/functions/__init__.py`: what `build.py` makes archives of. */
export function functionsModule(api: ApiModel, modules: ReadonlyMap<HandlerId, string>): string {
  const rows = api.handlers.map(({ id, runtime, architecture }) => {
    const values = [modules.get(id) ?? "", runtime, architecture].map(stringLiteral);
    return `    ${stringLiteral(id)}: (${values.join(", ")}),\n`;
  });
  return [
    generatedHeader,
    '"""The entry points of the functions."""\n\n',
    `FUNCTIONS = {\n${rows.join("")}}\n`,
    '"""By the name of a function\'s archive: module, runtime and architecture."""\n',
  ].join("");
}

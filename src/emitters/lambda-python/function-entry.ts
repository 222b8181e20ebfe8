import type { Operation } from "../../ir/api.js";
import { generatedHeader } from "../python/module-text.js";
import { layOut } from "./expression.js";
import type { UnitNames } from "./names.js";

export interface ServedOperation {
  readonly operation: Operation;
  readonly names: UnitNames;
}

/** The entry point of a function that serves operations: `handlers/functions/<module>.py`. */
export function functionEntry(served: readonly ServedOperation[], hasCors: boolean): string {
  const modules = served.map(({ names }) => names.module).sort();
  const routes = served.map(({ names: { module } }) => `${module}_data.route(${module})`);
  const given = [layOut("[", routes, "]", "    ", 4), ...(hasCors ? ["cors=cors"] : []), "middleware=middleware"];
  return [
    generatedHeader,
    "\n",
    ...(hasCors ? ["from handlers.generated.cors import cors\n"] : []),
    ...modules.map((module) => `from handlers.generated.operations import ${module} as ${module}_data\n`),
    "from handlers.generated.runtime.handler import create_handler\n",
    "from handlers.middleware import middleware\n",
    ...modules.map((module) => `from handlers.operations.${module} import ${module}\n`),
    `\n${layOut("handler = create_handler(", given, ")", "", 0)}\n`,
  ].join("");
}

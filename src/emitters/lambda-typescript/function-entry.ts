import type { Operation } from "../../ir/api.js";
import { generatedLine } from "./header.js";
import type { UnitNames } from "./names.js";

export interface ServedOperation {
  readonly operation: Operation;
  readonly names: UnitNames;
}

/** The entry point of a function that serves operations: `src/functions/<HandlerId>.ts`. */
export function functionEntry(served: readonly ServedOperation[], hasCors: boolean): string {
  const imports = served.flatMap(({ names }) => [
    `import { ${names.data}, type ${names.type}Handler } from "../generated/operations/${names.file}.js";\n`,
    `import { ${names.value} } from "../operations/${names.file}.js";\n`,
  ]);
  const routes = served.map(
    ({ names }) => `{ operation: ${names.data}, handle: ${names.value} satisfies ${names.type}Handler }`,
  );
  const [only] = routes;
  const list = routes.length === 1 ? `[${only}]` : `[\n${routes.map((route) => `  ${route},\n`).join("")}]`;
  return [
    `${generatedLine}\n`,
    ...(hasCors ? ['import { cors } from "../generated/cors.js";\n'] : []),
    ...imports.filter((line) => line.includes("../generated/")),
    'import { createHandler } from "../generated/runtime/handler.js";\n',
    'import { middleware } from "../middleware.js";\n',
    ...imports.filter((line) => !line.includes("../generated/")),
    `\nexport const handler = createHandler(${list}, { ${hasCors ? "cors, " : ""}middleware });\n`,
  ].join("");
}

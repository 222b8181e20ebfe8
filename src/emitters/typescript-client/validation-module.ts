import { responseSchemas } from "../client/response-schemas.js";
import { memberLiteral, objectKey } from "../typescript/literal.js";
import type { ClientModel } from "./client-model.js";
import { generatedHeader } from "./module-text.js";

/** `src/validation.ts`: middleware that holds JSON bodies of responses against their schemas. */
export function validationModule({ operations, types }: ClientModel): string {
  const methods = new Map(operations.map(({ operation, names }) => [operation.id, names.method]));
  const found = responseSchemas(
    operations.map(({ operation }) => operation),
    types.byId,
  );
  const responses = found.operations.map(({ operation, schemas }) => {
    const lines = schemas.map(([status, schema]) => `    ${memberLiteral(status, schema)},\n`);
    return `  ${objectKey(methods.get(operation.id) ?? operation.id)}: {\n${lines.join("")}  },\n`;
  });
  const schemas = found.named.map(([id, schema]) => `  ${memberLiteral(id, schema)},\n`);
  return [
    generatedHeader,
    `import type { Middleware } from "./runtime/index.js";
import type { NamedSchemas, ResponseSchemas } from "./runtime/validation.js";
import { validationMiddleware } from "./runtime/validation.js";
`,
    'export { type Problem, ValidationError } from "./runtime/validation.js";\n',
    `const responses: ResponseSchemas = {\n${responses.join("")}};\n`,
    `const schemas: NamedSchemas = {\n${schemas.join("")}};\n`,
    `/** Ends a call with a \`ValidationError\` where its response is not as described: \`createClient({ middleware: [validation()] })\`. */
export const validation = (): Middleware => validationMiddleware(responses, schemas);
`,
  ].join("\n");
}

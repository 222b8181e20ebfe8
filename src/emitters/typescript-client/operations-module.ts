import type { Operation } from "../../ir/api.js";
import { documentationLines } from "../typescript/documentation.js";
import { commentLines, docComment, stringLiteral } from "../typescript/literal.js";
import type { ClientModel } from "./client-model.js";
import { descriptorMembers } from "./descriptor.js";
import { generatedHeader, importLines } from "./module-text.js";
import type { OperationSignature } from "./operation-types-module.js";

/**
 * `src/operations.ts`: a function for each operation, each for itself, so that a bundler leaves out what nobody calls. How
 * an operation is called stands beside it as data that the runtime reads.
 */
export function operationsModule(model: ClientModel, signatures: readonly OperationSignature[]): string {
  const { api, operations } = model;
  const runtime = new Set(["Operation"]);
  const declarations: string[] = [];
  const renamed: string[] = [];
  for (const [index, { operation, names }] of operations.entries()) {
    const signature = signatures[index];
    if (signature === undefined) continue;
    if (!signature.takesArguments) runtime.add("NoArguments");
    const members = descriptorMembers(operation, api.servers[0]?.url);
    const isRenamed = names.function !== names.method;
    const head = `${isRenamed ? "" : "export "}const ${names.function}: ${operationType("Operation", signature)} =`;
    const call = `/* @__PURE__ */ operation(${stringLiteral(names.method)}, {`;
    const [before, indent] = head.length + call.length < 120 ? [" ", ""] : ["\n  ", "  "];
    const text = members.map(([key, value]) => `${indent}  ${key}: ${value},\n`).join("");
    const comment = docComment(operationComment(operation), "");
    declarations.push(`${comment}${head}${before}${call}\n${text}${indent}});\n`);
    if (isRenamed) renamed.push(`export { ${names.function} as ${names.method} };\n`);
  }
  const types = signatures.flatMap(typeNames);
  return [
    generatedHeader,
    [
      ...importLines("./operation-types.js", types),
      ...importLines("./runtime/index.js", operations.length === 0 ? [] : [...runtime]),
      operations.length === 0 ? "export {};\n" : 'import { operation } from "./runtime/index.js";\n',
    ].join(""),
    ...declarations,
    ...(renamed.length === 0 ? [] : [renamed.join("")]),
  ].join("\n");
}

/** `Operation<...>` or `Method<...>` of an operation. */
export function operationType(kind: "Operation" | "Method", signature: OperationSignature): string {
  const { names, takesArguments, isOptional } = signature;
  const parameters = [takesArguments ? names.arguments : "NoArguments", names.result, names.responses];
  return `${kind}<${[...parameters, ...(isOptional ? ["true"] : [])].join(", ")}>`;
}

/** The types of a signature that `operation-types.ts` declares. */
export const typeNames = ({ names, takesArguments }: OperationSignature): readonly string[] => [
  ...(takesArguments ? [names.arguments] : []),
  names.result,
  names.responses,
];

/** What the document says of an operation, and its route. */
export function operationComment(operation: Operation): readonly string[] {
  const { summary, description, deprecated, externalDocs } = operation;
  const text = documentationLines({ summary, description });
  const tags = documentationLines({ deprecated, externalDocs });
  const route = routeLines(operation);
  return [...text, ...(text.length > 0 ? [""] : []), ...route, ...(tags.length > 0 ? ["", ...tags] : [])];
}

export const routeLines = ({ method, path }: Operation): readonly string[] =>
  commentLines(`\`${method.toUpperCase()} ${path.text.replaceAll("`", "'")}\``);

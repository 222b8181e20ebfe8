import type { Operation } from "../../ir/api.js";
import type { JsonValue } from "../../ir/json.js";
import { documentationLines } from "../typescript/documentation.js";
import { commentLines, docComment, stringLiteral, valueLiteral } from "../typescript/literal.js";
import type { ClientModel } from "./client-model.js";
import type { Conversions } from "./conversions-module.js";
import { descriptorMembers, runtimeNames } from "./descriptor.js";
import { generatedHeader, importLines } from "./module-text.js";
import type { OperationSignature } from "./operation-types-module.js";
import type { Results } from "./results.js";

/**
 * `src/operations.ts`: a function for each operation, each for itself, so that a bundler leaves out what nobody calls. How
 * an operation is called stands beside it as data that the runtime reads.
 */
export function operationsModule(
  model: ClientModel,
  signatures: readonly OperationSignature[],
  conversions?: Conversions,
): string {
  const { api, operations, types } = model;
  const used = runtimeNames(
    operations.map(({ operation }) => operation),
    types.byId,
  );
  const declarations: string[] = [];
  const renamed: string[] = [];
  for (const [index, { operation, names }] of operations.entries()) {
    const signature = signatures[index];
    if (signature === undefined) continue;
    const isRenamed = names.function !== names.method;
    const head = `${isRenamed ? "" : "export "}const ${names.function}: ${operationType("Operation", signature)} =`;
    const [before, after] = wrapping(signature.results);
    const call = `${before}/* @__PURE__ */ operation(${stringLiteral(names.method)}, {`;
    const [gap, indent] = head.length + call.length < 120 ? [" ", ""] : ["\n  ", "  "];
    const codec = conversions?.codecOf(operation);
    const members = [
      ...descriptorMembers(operation, api.servers[0]?.url, types.byId),
      ...(codec === undefined ? [] : [["json", codec] as const]),
    ];
    const text = members.map(([key, value]) => `${indent}  ${key}: ${value},\n`).join("");
    const comment = docComment(operationComment(operation), "");
    declarations.push(`${comment}${head}${gap}${call}\n${text}${indent}})${after};\n`);
    if (isRenamed) renamed.push(`export { ${names.function} as ${names.method} };\n`);
  }
  return [
    generatedHeader,
    operations.length === 0 ? "export {};\n" : conversionImports(conversions) + imports(signatures, used),
    ...declarations,
    ...(renamed.length === 0 ? [] : [renamed.join("")]),
  ].join("\n");
}

const conversionImports = (conversions: Conversions | undefined): string =>
  conversions === undefined
    ? ""
    : 'import * as conversions from "./conversions.js";\nimport { convertedJson } from "./runtime/conversion.js";\n';

function imports(signatures: readonly OperationSignature[], used: ReadonlySet<string>): string {
  const has = (...kinds: readonly Results["kind"][]): boolean =>
    signatures.some(({ results }) => kinds.includes(results.kind));
  const values = [...(has("events") ? ["eventStream"] : []), ...(has("lines") ? ["jsonLines"] : [])];
  return [
    ...importLines("./operation-types.js", signatures.flatMap(typeNames)),
    ...typeImports("Operation", signatures),
    ...(used.has("bodies") ? ['import * as bodies from "./runtime/body.js";\n'] : []),
    'import { operation } from "./runtime/index.js";\n',
    ...(has("pages") ? ['import { paginated } from "./runtime/pagination.js";\n'] : []),
    ...(used.has("readAny") ? ['import { readAny } from "./runtime/response.js";\n'] : []),
    ...(values.length === 0 ? [] : [`import { ${values.join(", ")} } from "./runtime/stream.js";\n`]),
    ...(used.has("styles") ? ['import * as styles from "./runtime/styles.js";\n'] : []),
  ].join("");
}

/** The types of the runtime that operations or methods are declared as, each from the module that holds it. */
export function typeImports(
  kind: "Operation" | "Method",
  signatures: readonly OperationSignature[],
): readonly string[] {
  const names = new Set(signatures.map(({ results }) => typeOf(kind, results)));
  const plain = [
    ...(names.has(kind) ? [kind] : []),
    ...(signatures.some(({ takesArguments }) => !takesArguments) ? ["NoArguments"] : []),
  ];
  const only = (name: string): readonly string[] => (names.has(name) ? [name] : []);
  return [
    ...importLines("./runtime/index.js", plain),
    ...importLines("./runtime/pagination.js", only(`Paginated${kind}`)),
    ...importLines("./runtime/stream.js", only(`Streamed${kind}`)),
  ];
}

function typeOf(kind: "Operation" | "Method", results: Results): string {
  if (results.kind === "whole") return kind;
  return `${results.kind === "pages" ? "Paginated" : "Streamed"}${kind}`;
}

/** What stands around the call that makes an operation. */
function wrapping(results: Results): readonly [before: string, after: string] {
  switch (results.kind) {
    case "whole":
      return ["", ""];
    case "pages":
      return ["/* @__PURE__ */ paginated(", `, ${valueLiteral({ ...results.pagination } as JsonValue)})`];
    case "events":
      return ["/* @__PURE__ */ eventStream(", `, ${stringLiteral(results.item === undefined ? "text" : "json")})`];
    case "lines":
      return ["/* @__PURE__ */ jsonLines(", `, ${valueLiteral([...results.contentTypes])})`];
  }
}

/** `Operation<...>` or `Method<...>` of an operation. */
export function operationType(kind: "Operation" | "Method", signature: OperationSignature): string {
  const { names, takesArguments, isOptional, results } = signature;
  const parameters = [takesArguments ? names.arguments : "NoArguments", names.result, names.responses];
  if (results.kind !== "whole") parameters.push(names.item);
  return `${typeOf(kind, results)}<${[...parameters, ...(isOptional ? ["true"] : [])].join(", ")}>`;
}

/** The types of a signature that `operation-types.ts` declares. */
export const typeNames = ({ names, takesArguments, results }: OperationSignature): readonly string[] => [
  ...(takesArguments ? [names.arguments] : []),
  names.result,
  names.responses,
  ...(results.kind === "whole" ? [] : [names.item]),
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

import { literalType } from "../typescript/literal.js";
import { schemaType, type TypePlace } from "../typescript/schema-type.js";
import { typeAfter } from "../typescript/type-text.js";
import { argumentsType } from "./arguments-type.js";
import type { ClientModel, OperationNames } from "./client-model.js";
import { generatedHeader, importLines } from "./module-text.js";
import { answerTypes } from "./responses-type.js";
import type { Results } from "./results.js";

/** `src/operation-types.ts`: for each operation the types of its arguments, of its result and of its responses. */
export interface OperationTypesModule {
  readonly text: string;
  /** How the client declares each operation, in the order of the model. */
  readonly signatures: readonly OperationSignature[];
}

export interface OperationSignature {
  readonly names: OperationNames;
  readonly isOptional: boolean;
  readonly takesArguments: boolean;
  readonly results: Results;
}

const runtimeTypes = [
  "BinaryBody",
  "ClientErrorStatus",
  "Failure",
  "FailureStatus",
  "InformationStatus",
  "OtherFailure",
  "OtherSuccess",
  "RedirectStatus",
  "ServerErrorStatus",
  "Success",
  "SuccessStatus",
];

export function operationTypesModule({ operations, types }: ClientModel): OperationTypesModule {
  const used = new Set<string>();
  const request: TypePlace = { types, direction: "request", indent: "", used };
  const response: TypePlace = { types, direction: "response", indent: "", used };
  const declarations: string[] = [];
  const signatures = operations.map(({ operation, names, results }): OperationSignature => {
    const { declaration, isOptional } = argumentsType(names.arguments, names.method, operation, request);
    if (declaration !== undefined) declarations.push(declaration);
    const answers = answerTypes(operation, names.result, response);
    declarations.push(
      `/** What \`${names.method}\` resolves to. */\nexport type ${names.result} ${typeAfter("=", answers.result)};\n`,
      `/** What \`${names.method}.raw\` resolves to: every response, told apart by \`status\`. */\nexport type ${names.responses} =\n${answers.responses};\n`,
    );
    const item = itemType(results, names.result, response);
    if (item !== undefined)
      declarations.push(
        `/** What \`${names.method}\` gives one by one. */\nexport type ${names.item} ${typeAfter("=", item)};\n`,
      );
    return { names, isOptional, takesArguments: declaration !== undefined, results };
  });
  const body = declarations.join("\n");
  const runtime = runtimeTypes.filter((name) => used.has(name));
  const named = [...used].filter((name) => types.declared.has(name));
  const imports = [
    ...importLines("./runtime/index.js", runtime),
    ...importLines("./runtime/pagination.js", used.has("ItemOf") ? ["ItemOf"] : []),
    ...importLines("./runtime/event-stream.js", used.has("ServerSentEvent") ? ["ServerSentEvent"] : []),
    ...importLines("./types.js", named),
  ];
  return { text: [generatedHeader, imports.join(""), body].join("\n"), signatures };
}

function itemType(results: Results, result: string, place: TypePlace): string | undefined {
  switch (results.kind) {
    case "whole":
      return undefined;
    case "pages":
      place.used?.add("ItemOf");
      return `ItemOf<${result}, ${literalType([...results.pagination.items])}>`;
    case "events":
      place.used?.add("ServerSentEvent");
      return results.item === undefined
        ? "ServerSentEvent"
        : `ServerSentEvent<${schemaType(results.item, place).text}>`;
    case "lines":
      return schemaType(results.item, place).text;
  }
}

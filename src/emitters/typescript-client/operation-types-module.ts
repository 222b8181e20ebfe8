import type { TypePlace } from "../typescript/schema-type.js";
import { argumentsType } from "./arguments-type.js";
import type { ClientModel, OperationNames } from "./client-model.js";
import { generatedHeader, importLines } from "./module-text.js";
import { answerTypes } from "./responses-type.js";

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
  const signatures = operations.map(({ operation, names }): OperationSignature => {
    const { declaration, isOptional } = argumentsType(names.arguments, names.method, operation, request);
    if (declaration !== undefined) declarations.push(declaration);
    const answers = answerTypes(operation, names.result, response);
    declarations.push(
      `/** What \`${names.method}\` resolves to. */\nexport type ${names.result} = ${answers.result};\n`,
      `/** What \`${names.method}.raw\` resolves to: every response, told apart by \`status\`. */\nexport type ${names.responses} =\n${answers.responses};\n`,
    );
    return { names, isOptional, takesArguments: declaration !== undefined };
  });
  const body = declarations.join("\n");
  const runtime = runtimeTypes.filter((name) => used.has(name));
  const named = [...used].filter((name) => types.declared.has(name));
  const imports = [...importLines("./runtime/index.js", runtime), ...importLines("./types.js", named)];
  return { text: [generatedHeader, imports.join(""), body].join("\n"), signatures };
}

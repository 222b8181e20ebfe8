import type { OperationGroup } from "../client/groups.js";
import { markdownOf } from "../schemas/prose.js";
import { documentationLines } from "../typescript/documentation.js";
import { docComment, objectKey, propertyName, stringLiteral } from "../typescript/literal.js";
import type { ClientModel } from "./client-model.js";
import { optionsParameter } from "./connection-module.js";
import { generatedHeader, importLines } from "./module-text.js";
import type { OperationSignature } from "./operation-types-module.js";
import { operationComment, operationType, routeLines, typeImports, typeNames } from "./operations-module.js";

/** `src/client.ts`: the facade, an object with a method for each operation and a member for each tag. */
export function clientModule(model: ClientModel, signatures: readonly OperationSignature[]): string {
  const { api, operations, groups } = model;
  const methods = operations.map(({ operation }, index) => {
    const signature = signatures[index];
    if (signature === undefined) return "";
    const member = `readonly ${propertyName(signature.names.method)}: ${operationType("Method", signature)};`;
    return `${docComment(operationComment(operation), "  ")}  ${member}\n`;
  });
  const members = groups.map(
    ({ name, type, description }) =>
      `${docComment(documentationLines({ description }), "  ")}  readonly ${propertyName(name)}: ${type};\n`,
  );
  const documentation = docComment(
    documentationLines({ summary: api.title, description: api.description, externalDocs: api.externalDocs }),
    "",
  );
  return [
    generatedHeader,
    imports(signatures),
    `${documentation}export interface Client {\n${[...members, ...methods].join("\n")}}\n`,
    ...groups.map(groupType),
    ...(groups.length === 0 ? [] : [groupsValue(groups)]),
    createClientFunction(model),
  ].join("\n");
}

const imports = (signatures: readonly OperationSignature[]): string =>
  [
    'import { type ClientOptions, createConnection } from "./connection.js";\n',
    ...importLines("./operation-types.js", signatures.flatMap(typeNames)),
    'import * as operations from "./operations.js";\n',
    ...typeImports("Method", signatures),
    'import { bindOperations } from "./runtime/index.js";\n',
  ].join("");

/** A member is the client's own method; its comment is the beginning of the method's, and the route. */
function groupType({ type, members }: OperationGroup): string {
  const lines = members.map(({ short, method, operation }) => {
    const { summary, description, deprecated } = operation;
    const said = documentationLines({ summary: summary ?? firstParagraph(description) });
    const text = [...said, ...(said.length === 0 ? [] : [""]), ...routeLines(operation)];
    const comment = docComment(deprecated ? [...text, "", "@deprecated"] : text, "  ");
    return `${comment}  readonly ${propertyName(short)}: Client[${stringLiteral(method)}];\n`;
  });
  return `export interface ${type} {\n${lines.join("\n")}}\n`;
}

const firstParagraph = (text: string | undefined): string | undefined =>
  text === undefined
    ? undefined
    : markdownOf(text)
        .trim()
        .split(/\n[ \t]*\n/, 1)[0];

function groupsValue(groups: readonly OperationGroup[]): string {
  const entries = groups.map(({ name, members }) => {
    const names = members.map(({ short, method }) => `    ${objectKey(short)}: ${stringLiteral(method)},\n`);
    return `  ${objectKey(name)}: {\n${names.join("")}  },\n`;
  });
  const type = "{ readonly [group: string]: { readonly [name: string]: string } }";
  return `/** The methods of each group by the client's names of them. */\nconst groups: ${type} = {\n${entries.join("")}};\n`;
}

function createClientFunction({ api, groups }: ClientModel): string {
  const members = groups.length === 0 ? "" : ", groups";
  return `/** Makes a client with all operations. Where size counts, call the functions of \`./operations.js\` instead. */
export function createClient(${optionsParameter(api.servers)}): Client {
  return bindOperations<Client>(createConnection(options), operations${members});
}
`;
}

import { essence } from "../../ir/media-type.js";
import { byPreference, hasBody } from "../client/content.js";
import type { OperationGroup } from "../client/groups.js";
import { propertyName, stringLiteral } from "../typescript/literal.js";
import type { ClientModel, ClientOperation } from "./client-model.js";
import { givenSchemes } from "./credentials.js";
import { codeText } from "./markdown.js";
import { baseMember, credentialFunctions, credentialValue } from "./readme-options.js";
import { memberAccess, type ShownOperation, shownOperation } from "./shown-operation.js";

const code = (text: string): string => `\`\`\`ts\n${codeText(text)}\`\`\`\n`;

/** What stands before a call whose body is only named. */
const declarations = ({ shown, isBodyNamed }: ShownOperation): string =>
  isBodyNamed ? `declare const body: ${shown.names.arguments}["body"];\n` : "";

/** The type that the declaration takes its own from. */
const argumentsImport = (operation: ShownOperation): string =>
  declarations(operation) === "" ? "" : `, type ${operation.shown.names.arguments}`;

/** What a client is made with before the shown operation can be called: where the API is, and what it wants to be shown. */
interface FirstOptions {
  /** `{ baseUrl: "https://..." }`, or nothing. */
  readonly text: string;
  /** Functions of the package's `auth`. */
  readonly functions: readonly string[];
}

function firstOptions({ api }: ClientModel, { shown }: ShownOperation): FirstOptions {
  const [alternative = []] = shown.operation.security;
  const credentials = givenSchemes(api.securitySchemes)
    .filter(({ id }) => alternative.some(({ scheme }) => scheme === id))
    .map((scheme) => [scheme.id, credentialValue(scheme).replace(/^\(\) => .*/, '"..."')] as const);
  const members = credentials.map(([id, value]) => `${propertyName(id)}: ${value}`);
  const base = baseMember(api);
  const options = [
    ...(base === "" ? [] : [base]),
    ...(members.length === 0 ? [] : [`credentials: { ${members.join(", ")} }`]),
  ];
  return {
    text: options.length === 0 ? "" : `{ ${options.join(", ")} }`,
    functions: credentialFunctions(credentials.map(([, value]) => value)),
  };
}

/** The first call, the same as a function, and errors. */
export function callSections(model: ClientModel, shown: ShownOperation, name: string): readonly string[] {
  const options = firstOptions(model, shown);
  const { method, arguments: given } = shown;
  const first = `import { createClient${argumentsImport(shown)} } from ${stringLiteral(name)};\n${authImport(options, name)}\n${declarations(shown)}const client = createClient(${options.text});\nconst result = await ${method}(${given});\n`;
  return [
    `## First call\n\n${code(first)}
Every operation takes one object; its members say where the values go: \`path\`, \`query\`, \`headers\`, \`cookies\`, \`body\`.
A second argument holds what this call alone does otherwise: \`headers\`, a \`signal\`, \`retry\`, \`timeouts\`, a \`baseUrl\`.
${groupText(model, shown)}`,
    functionSection(shown, name, options),
    errorSection(shown, name),
  ];
}

const authImport = ({ functions }: FirstOptions, name: string): string =>
  functions.length === 0 ? "" : `import { ${functions.join(", ")} } from ${stringLiteral(`${name}/auth`)};\n`;

function groupText({ groups }: ClientModel, { shown }: ShownOperation): string {
  const isShown = ({ method }: OperationGroup["members"][number]): boolean => method === shown.names.method;
  const group = groups.find(({ members }) => members.some(isShown)) ?? groups[0];
  const member = group?.members.find(isShown) ?? group?.members[0];
  if (group === undefined || member === undefined) return "";
  const short = `client${memberAccess(group.name)}${memberAccess(member.short)}`;
  return `\nThe methods stand in groups too: \`${codeText(short)}\` is \`${codeText(`client${memberAccess(member.method)}`)}\`.\n`;
}

/** Names of functions that can be imported as they are. */
function functionSection(operation: ShownOperation, name: string, options: FirstOptions): string {
  const { shown, arguments: given } = operation;
  const { method } = shown.names;
  if (!/^[A-Za-z_$][\w$]*$/.test(method) || method !== shown.names.function) return "";
  const text = `import { createConnection${argumentsImport(operation)} } from ${stringLiteral(name)};
${authImport(options, name)}import { ${method} } from ${stringLiteral(`${name}/operations`)};

${declarations(operation)}const connection = createConnection(${options.text});
const result = await ${method}(connection${given === "" ? "" : `, ${given}`});
`;
  return `## Functions

\`createClient\` holds every operation. Where the size of a bundle counts, call functions: what is not imported is left out.

${code(text)}`;
}

function errorSection(operation: ShownOperation, name: string): string {
  const { method, arguments: given } = operation;
  const attempt = `import { ConnectionError${argumentsImport(operation)} } from ${stringLiteral(name)};

${declarations(operation)}try {
  await ${method}(${given});
} catch (error) {
  if (${method}.isError(error)) console.error(error.status, error.body); // narrow by error.status
  else if (error instanceof ConnectionError) console.error(error.wasSent);
  else throw error;
}
`;
  const raw = `const response = await ${method}.raw(${given});
if (response.ok) console.log(response.status, response.body, response.headers.get("date"));
`;
  return `## Errors

A call resolves to the body of a successful response and throws for everything else. \`isError\` tells an error of this
operation, and its types by status:

${code(attempt)}
| error | |
|---|---|
| \`ApiError\` | a response that is no success: \`status\`, \`body\`, \`headers\`, \`requestId\`. Where the gateway itself answered, \`gateway\` holds its type (\`TooManyRequestsException\`, \`LimitExceededException\`, ...) and message |
| \`ConnectionError\` | no response, or half of one; \`wasSent\` is false where nothing can have reached the API |
| \`TimeoutError\` | nothing in time; \`limit\` says which time |
| \`FormatError\` | a success that is not what the API describes: broken JSON, another content type, too many bytes |

\`raw\` throws nothing for a response, whatever its status, and tells its headers too; \`open\` gives a success as \`fetch\` does,
its body unread, to stream it:

${code(raw)}`;
}

/** How one asks for what an operation answers in beside its first content type, where an API has such a choice. */
function contentTypeSection(model: ClientModel): string {
  const operation = shownOperation(model, (each) => furtherContentType(each) !== undefined);
  const contentType = operation && furtherContentType(operation.shown);
  if (operation === undefined || contentType === undefined || declarations(operation) !== "") return "";
  const { method, arguments: given } = operation;
  const name = stringLiteral(contentType);
  const text = `const response = await ${method}.raw(${given === "" ? "{}" : given}, { headers: { accept: ${name} } });
if (response.ok && response.contentType === ${name}) console.log(response.body);
`;
  return `## Content types

Where an operation answers in several, it is asked for JSON, if that is among them. A call can ask for another one:

${code(text)}`;
}

/** One that the operation's success has behind its first. */
function furtherContentType({ operation, results }: ClientOperation): string | undefined {
  const [success, ...others] = operation.responses.filter(({ status }) => /^2/.test(status));
  if (success === undefined || others.length > 0 || !hasBody(operation, success) || isStream(results)) return undefined;
  const [, ...further] = byPreference(success.content).map(({ type }) => essence(type));
  return further.find((type) => !type.includes("*"));
}

/** Content types, pages and streams, where the API has them. */
export function resultSections(model: ClientModel): string {
  const pages = shownOperation(model, ({ results }) => results.kind === "pages");
  const stream = shownOperation(model, ({ results }) => isStream(results));
  const contentTypes = contentTypeSection(model);
  const sections: string[] = contentTypes === "" ? [] : [contentTypes];
  if (pages !== undefined && declarations(pages) === "") {
    const { method, arguments: given } = pages;
    sections.push(`## Pages

${code(`for await (const item of ${method}.items(${given})) {\n  console.log(item);\n}\n`)}
\`items\` asks for the next page when its first item is wanted; \`pages\` gives whole pages. Leave the loop to stop.
`);
  }
  if (stream !== undefined && declarations(stream) === "") {
    const { method, arguments: given } = stream;
    sections.push(`## Streams

${code(`for await (const item of ${method}.stream(${given})) {\n  console.log(item);\n}\n`)}
Items come as they arrive. Leaving the loop closes the connection.
`);
  }
  return sections.join("\n");
}

const isStream = ({ kind }: ClientOperation["results"]): boolean => kind === "events" || kind === "lines";

import { Compile, parse } from "velocityjs";

/** What a mapping template of the gateway sees. */
export interface TemplateInput {
  /** The payload as text. */
  readonly body?: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly header?: Readonly<Record<string, string>>;
  readonly context?: Readonly<Record<string, unknown>>;
}

export interface Rendered {
  readonly text: string;
  /** What the template set with `$context.responseOverride.status`. */
  readonly status: number | undefined;
}

/**
 * Runs a mapping template as the gateway does, with methods of Java's texts, maps and lists.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export function renderTemplate(template: string, input: TemplateInput): Rendered {
  const context = { requestId: "request-1", requestTimeEpoch: 1700000000000, ...input.context, responseOverride: {} };
  const variables = { input: inputVariable(input), util, context, stageVariables: {} };
  const compiled = new Compile(parse(template), {
    customMethodHandlers: [{ uid: "java", match: isJavaMethod, resolve: callJava }],
  });
  const text = compiled.render(variables);
  return { text, status: (context.responseOverride as { status?: number }).status };
}

function inputVariable(input: TemplateInput): object {
  const payload = (): unknown => JSON.parse(input.body ?? "");
  const parameters = { path: input.path ?? {}, querystring: input.query ?? {}, header: input.header ?? {} };
  return {
    body: input.body ?? "",
    path: (path: string) => valueAt(payload(), path) ?? "",
    json: (path: string) => JSON.stringify(valueAt(payload(), path) ?? ""),
    params: (name?: string) =>
      name === undefined
        ? parameters
        : (parameters.path[name] ?? parameters.querystring[name] ?? parameters.header[name] ?? ""),
  };
}

/** `$.owner['first name'][0]`. */
function valueAt(root: unknown, path: string): unknown {
  const steps = [...path.slice(1).matchAll(/\.([A-Za-z_]\w*)|\['([^']*)'\]|\[(\d+)\]/g)];
  if (steps.map(([step]) => step).join("") !== path.slice(1)) throw new Error(`No path: ${path}`);
  return steps.reduce<unknown>(
    (value, [, name, quoted, index]) => (value as Record<string, unknown> | undefined)?.[name ?? quoted ?? index ?? ""],
    root,
  );
}

const util = {
  /** As Apache Commons Lang 2 has it: with single quotes and slashes. */
  escapeJavaScript: (text: unknown) =>
    typeof text !== "string"
      ? undefined
      : [...JSON.stringify(text).slice(1, -1)]
          .map((each) => (each === "'" ? "\\'" : each === "/" ? "\\/" : each))
          .join("")
          .replace(
            /[\u007f-\uffff]/g,
            (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`,
          ),
  urlEncode: (text: string) => new URLSearchParams({ v: text }).toString().slice(2),
  base64Encode: (text: string) => Buffer.from(text).toString("base64"),
  base64Decode: (text: string) => Buffer.from(text, "base64").toString(),
  parseJson: (text: string) => JSON.parse(text),
};

interface MethodCall {
  readonly property: string;
  readonly context: unknown;
  readonly params: readonly unknown[];
}

const javaMethods = new Set(["get", "containsKey", "keySet", "size", "replaceAll", "matches", "endsWith", "contains"]);
const isJavaMethod = ({ property }: MethodCall): boolean => javaMethods.has(property);

function callJava({ property, context, params }: MethodCall): unknown {
  const [first, second] = params;
  if (typeof context === "string") {
    if (property === "replaceAll") return context.replace(new RegExp(String(first), "g"), () => String(second));
    if (property === "matches") return new RegExp(`^(?:${first})$`).test(context);
    if (property === "endsWith") return context.endsWith(String(first));
    if (property === "contains") return context.includes(String(first));
    return undefined;
  }
  if (typeof context !== "object" || context === null) return undefined;
  const map = context as Record<string, unknown>;
  if (property === "get") return map[String(first)] ?? undefined;
  if (property === "containsKey") return !Array.isArray(context) && Object.hasOwn(map, String(first));
  return property === "keySet" ? Object.keys(map) : Object.keys(map).length;
}

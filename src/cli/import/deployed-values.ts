import type { LiveDescription } from "../../adopt/live-description.js";
import { type LiveValues, openLiveValues } from "../../adopt/live-values.js";
import type { JsonValue } from "../../ir/json.js";
import type { ImportedApi } from "../../parser/import/imported-api.js";
import type { ReadSource } from "./ledger-report.js";

/** What the source is read with: the parameters of the stack, and what its template may call itself by. */
export const deployedValues = ({ parameters, stack }: LiveDescription): ReadonlyMap<string, string> =>
  new Map([
    ...parameters,
    ...(stack === undefined
      ? []
      : ([
          ["AWS::StackName", stack.name],
          ["AWS::StackId", stack.id],
        ] as const)),
  ]);

/** A source whose deploy parameters have what is live for their defaults, so that the first plan asks for nothing known. */
export function withDeployedValues(source: ReadSource, live: LiveDescription): ReadSource {
  const { imported } = source;
  if (imported.graph === undefined) return source;
  const values = openLiveValues(imported.graph, live);
  return { ...source, imported: { ...imported, apis: imported.apis.map((api) => withDefaults(api, values)) } };
}

type JsonObject = { readonly [key: string]: JsonValue };

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function withDefaults(api: ImportedApi, values: LiveValues): ImportedApi {
  const { value } = api.settings;
  const declared = isObject(value) ? value.parameters : undefined;
  if (!isObject(value) || !isObject(declared)) return api;
  const parameters = Object.entries(declared).map(([name, declaration]): readonly [string, JsonValue] => {
    const from = api.parameters?.get(name);
    const text = from === undefined ? undefined : values(from);
    if (text === undefined || !isObject(declaration) || declaration.secret === true) return [name, declaration];
    // The value itself says more than the expression that only its own tool can work out.
    const { cloudformation, terraform, ...rest } = declaration;
    return [name, { ...rest, default: text }];
  });
  return {
    ...api,
    settings: { ...api.settings, value: { ...value, parameters: Object.fromEntries(parameters) } },
  };
}

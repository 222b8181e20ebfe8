import type { SourceValue } from "../source-value.js";
import { openIntegration } from "./definition.js";
import { type Draft, read, write } from "./draft.js";
import type { ApiEvent } from "./events.js";
import { reportInvalid, reportRefused, type SamContext } from "./sam-context.js";
import { isList, isObject, isTrue, itemsOf, list, member, object, scalar, stringOf } from "./values.js";

const parameterName = /^method\.request\.(querystring|path|header)\.(.+)$/;

/**
 * Parameters of a method, as `method.request.header.Name`, with `Required` and `Caching`.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-requestparameter.html
 */
export function addRequestParameters(event: ApiEvent, method: Draft, context: SamContext): void {
  const given = event.properties.get("RequestParameters")?.value;
  if (given === undefined) return;
  const parameters: SourceValue[] = [];
  const cached: SourceValue[] = [];
  for (const item of itemsOf(given)) {
    const read = readParameter(item, `'RequestParameters' of ${event.node.address}`, context);
    if (read === undefined) continue;
    parameters.push(read.parameter);
    if (read.caches) cached.push(scalar(read.name, item.at));
  }
  append(method, "parameters", parameters, given);
  if (cached.length > 0) {
    const integration = openIntegration(method);
    if (integration !== undefined) append(integration, "cacheKeyParameters", cached, given);
  }
}

function append(draft: Draft, key: string, items: readonly SourceValue[], { at }: SourceValue): void {
  const existing = read(draft, key);
  write(draft, key, list([...(isList(existing) ? existing.items : []), ...items], at));
}

function readParameter(
  item: SourceValue,
  where: string,
  context: SamContext,
): { readonly name: string; readonly parameter: SourceValue; readonly caches: boolean } | undefined {
  const [key, settings] = isObject(item) ? (item.members[0] ?? []) : [stringOf(item), undefined];
  const [, place, name] = (key === undefined ? undefined : parameterName.exec(key)) ?? [];
  if (key === undefined || place === undefined || name === undefined) {
    reportInvalid(context, where, "'method.request.[querystring|path|header].name', or a map with one such key", item);
    return undefined;
  }
  if (settings !== undefined && !isObject(settings)) {
    reportInvalid(context, `'${key}' in ${where}`, "a map with 'Required' and 'Caching'", settings);
    return undefined;
  }
  const unknown = settings?.members.find(([each]) => each !== "Required" && each !== "Caching");
  if (unknown !== undefined) {
    reportRefused(
      context,
      `'${key}' in ${where}`,
      `it takes 'Required' and 'Caching', and no '${unknown[0]}'`,
      item.at,
    );
    return undefined;
  }
  const { at } = item;
  const parameter = object(
    {
      in: scalar(place === "querystring" ? "query" : place, at),
      name: scalar(name, at),
      required: member(settings, "Required") ?? scalar(false, at),
      type: scalar("string", at),
    },
    at,
  );
  return { name: key, parameter, caches: isTrue(member(settings, "Caching")) };
}

import type { Handler } from "../../ir/handler.js";
import type { HandlerId, OperationId } from "../../ir/ids.js";
import type { Integration } from "../../ir/integration.js";
import { isEventInvocation } from "../../ir/plan/event-invocation.js";
import { keyPlaceOf, placeOf } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import { type AliasSetting, readAliasSetting } from "./function-aliases.js";
import { firstOf } from "./function-levels.js";
import { functionProperties, generalFunction, namedFunction } from "./function-settings.js";

interface Served {
  readonly id: OperationId;
  readonly integration: Integration;
}

/**
 * The functions that the settings name themselves. They serve whatever calls them: operations that name them, and
 * integrations and authorizers of the document that hold their ARN.
 */
export function namedHandlers(
  context: ReadContext,
  settings: LoadedSettings,
  operations: readonly Served[],
  authorizing: ReadonlySet<HandlerId>,
): { readonly handlers: readonly Handler[]; readonly aliases: ReadonlyMap<HandlerId, AliasSetting> } {
  const aliases = new Map<HandlerId, AliasSetting>();
  const handlers = [...context.functions].map(([name, id]): Handler => {
    const [own] = namedFunction(settings, name);
    const levels = [...(own === undefined ? [] : [own]), ...generalFunction(settings)];
    const alias = readAliasSetting(context, levels);
    if (alias !== undefined) aliases.set(id, alias);
    const properties = functionProperties(context, levels);
    const calling = operations.filter(({ integration }) => calls(integration, id));
    const node = own?.node ?? settings.nodeAt(["functions", "named", name]);
    if (calling.length === 0 && !authorizing.has(id))
      context.diagnostics.report("function-not-called", keyPlaceOf(node), { function: name });
    return {
      id,
      purpose: {
        kind: "operations",
        // A generated handler understands the events of a proxy integration, and the like of them.
        operations: calling
          .filter(({ integration }) => !properties.generated || hasProxyEvents(integration))
          .map((each) => each.id),
        shared: true,
        named: name,
      },
      description: firstOf(levels, "description")?.value ?? "",
      ...properties,
      origin: placeOf(node),
    };
  });
  return { handlers, aliases };
}

const calls = (integration: Integration, id: HandlerId): boolean =>
  integration.kind === "lambda" && integration.target.kind === "handler" && integration.target.handler === id;

const hasProxyEvents = (integration: Integration): boolean =>
  (integration.kind === "lambda" && integration.proxy) || isEventInvocation(integration);

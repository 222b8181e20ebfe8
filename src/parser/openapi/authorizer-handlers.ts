import type { Authorizer } from "../../ir/authorizer.js";
import type { Handler } from "../../ir/handler.js";
import type { AuthorizerId, HandlerId } from "../../ir/ids.js";
import type { ReadContext } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import { type AliasSetting, readAliasSetting } from "./function-aliases.js";
import { firstOf } from "./function-levels.js";
import { authorizerFunction, functionProperties, generalFunction } from "./function-settings.js";
import type { HandlerReading, OtherFunctions } from "./handlers.js";
import { tokenEnvironment } from "./token-verification.js";

/** Functions for the Lambda authorizers that the build makes itself, where an operation asks for them. */
export function authorizerHandlers(
  context: ReadContext,
  settings: LoadedSettings,
  authorizers: readonly Authorizer[],
  isUsed: (authorizer: AuthorizerId) => boolean,
): Omit<HandlerReading, "operations"> {
  const aliases = new Map<HandlerId, AliasSetting>();
  const named = new Set(context.functions.values());
  const handlers = authorizers.flatMap((authorizer): readonly Handler[] => {
    if (authorizer.kind !== "lambda" || authorizer.target.kind !== "handler" || !isUsed(authorizer.id)) return [];
    const id = authorizer.target.handler;
    if (named.has(id)) return [];
    const levels = [...authorizerFunction(settings, authorizer.id), ...generalFunction(settings)];
    const alias = readAliasSetting(context, levels);
    if (alias !== undefined) aliases.set(id, alias);
    return [
      {
        id,
        purpose: { kind: "authorizer", authorizer: authorizer.id },
        description:
          firstOf(authorizerFunction(settings, authorizer.id), "description")?.value ??
          `Decides about callers that use ${authorizer.id}`,
        ...functionProperties(
          context,
          levels,
          authorizer.verification === undefined ? [] : tokenEnvironment(authorizer.verification),
        ),
        origin: authorizer.origin,
      },
    ];
  });
  return { handlers, aliases };
}

/** What authorizers have to do with functions: the names of theirs, and which of the others they call. */
export function otherFunctions(own: readonly Handler[], authorizers: readonly Authorizer[]): OtherFunctions {
  const taken = new Set(own.map(({ id }) => id.toLowerCase()));
  return {
    isTaken: (name) => taken.has(name.toLowerCase()),
    authorizing: new Set(
      authorizers.flatMap((each) =>
        each.kind === "lambda" && each.target.kind === "handler" ? [each.target.handler] : [],
      ),
    ),
  };
}

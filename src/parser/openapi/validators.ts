import type { Validation } from "../../ir/api.js";
import type { OperationId } from "../../ir/ids.js";
import { type DocumentNode, member, placeOf } from "../document-node.js";
import { type ReadContext, readBoolean, readMembers, readString } from "../read-context.js";
import type { SettingsInput } from "../settings/schema.js";
import { gatewayExtension } from "./extensions.js";
import type { FoundOperation } from "./found-operation.js";

type ValidationSetting = NonNullable<SettingsInput["validation"]>;

const bySetting: Readonly<Record<ValidationSetting, Validation>> = {
  none: { parameters: false, body: false },
  parameters: { parameters: true, body: false },
  body: { parameters: false, body: true },
  all: { parameters: true, body: true },
};

/**
 * Decides what the gateway checks: the operation's validator, the document's, the settings, and at last everything for
 * operations that are ours to serve, nothing for those that the document integrates by itself (as the service's own
 * import has it).
 */
export function createValidationReader(
  context: ReadContext,
  document: DocumentNode,
  settings: SettingsInput,
): (found: FoundOperation, id: OperationId, ownIntegration: boolean) => Validation {
  const validators = new Map(
    readMembers(context, document, gatewayExtension("request-validators")).map(([name, node]): [string, Validation] => [
      name,
      {
        name,
        parameters: readBoolean(context, node, "validateRequestParameters") === true,
        body: readBoolean(context, node, "validateRequestBody") === true,
      },
    ]),
  );
  const named = (holder: DocumentNode): Validation | undefined => {
    const key = gatewayExtension("request-validator");
    const name = readString(context, holder, key);
    if (name === undefined) return undefined;
    const validator = validators.get(name);
    if (validator === undefined) {
      const kind = "request validator";
      context.diagnostics.report("setting-name-unknown", placeOf(member(holder, key) ?? holder), { kind, name });
    }
    return validator;
  };
  const fromDocument = named(document);
  return (found, id, ownIntegration) => {
    const own = named(found.node);
    if (own !== undefined) return own;
    const chosen = settings.operations?.[id]?.validation ?? found.settings.validation;
    if (chosen !== undefined) return bySetting[chosen];
    return fromDocument ?? bySetting[settings.validation ?? (ownIntegration ? "none" : "all")];
  };
}

import type { Validation } from "../../ir/api.js";
import type { OperationId } from "../../ir/ids.js";
import { type DocumentNode, keyPlaceOf, member, members, placeOf } from "../document-node.js";
import { type ReadContext, readBoolean, readMembers, readString } from "../read-context.js";
import type { SettingsInput } from "../settings/schema.js";
import { gatewayExtension } from "./extensions.js";
import type { FoundOperation } from "./found-operation.js";

/** Decides about operations one by one, and knows in the end which validators none of them asked for. */
export interface ValidationReader {
  validationFor(found: FoundOperation, id: OperationId, ownIntegration: boolean): Validation;
  reportUnused(): void;
}

type ValidationSetting = NonNullable<SettingsInput["validation"]>;

/** What each value of the setting `validation` stands for. */
export const bySetting: Readonly<Record<ValidationSetting, Validation>> = {
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
): ValidationReader {
  // The other types of API validate nothing themselves.
  if (context.protocol !== "rest") return { validationFor: () => bySetting.none, reportUnused: () => {} };
  const nodes = readMembers(context, document, gatewayExtension("request-validators"));
  const validators = new Map(
    nodes.map(([name, node]): [string, Validation] => [name, readValidator(context, name, node)]),
  );
  const used = new Set<string>();
  const named = (holder: DocumentNode): Validation | undefined => {
    const key = gatewayExtension("request-validator");
    const name = readString(context, holder, key);
    if (name === undefined) return undefined;
    const validator = validators.get(name);
    used.add(name);
    if (validator === undefined) {
      const kind = "request validator";
      context.diagnostics.report("setting-name-unknown", placeOf(member(holder, key) ?? holder), { kind, name });
    }
    return validator;
  };
  const fromDocument = named(document);
  return {
    validationFor: (found, id, ownIntegration) => {
      const own = named(found.node);
      if (own !== undefined) return own;
      const chosen = settings.operations?.[id]?.validation ?? found.settings.validation;
      if (chosen !== undefined) return bySetting[chosen];
      return fromDocument ?? bySetting[settings.validation ?? (ownIntegration ? "none" : "all")];
    },
    reportUnused: () => {
      for (const [name, node] of nodes) {
        if (used.has(name)) continue;
        const what = `The request validator '${name}', which no operation asks for,`;
        context.diagnostics.report("construct-not-read", keyPlaceOf(node), { what });
      }
    },
  };
}

function readValidator(context: ReadContext, name: string, node: DocumentNode): Validation {
  for (const [field, child] of members(node)) {
    if (field === "validateRequestParameters" || field === "validateRequestBody") continue;
    const what = `The request validator's field '${field}'`;
    context.diagnostics.report("construct-not-read", keyPlaceOf(child), { what });
  }
  // One that says no twice is there to turn validation off.
  const isSilent =
    member(node, "validateRequestParameters") === undefined && member(node, "validateRequestBody") === undefined;
  if (isSilent) context.diagnostics.report("validator-without-checks", keyPlaceOf(node), { name });
  return {
    name,
    parameters: readBoolean(context, node, "validateRequestParameters") === true,
    body: readBoolean(context, node, "validateRequestBody") === true,
  };
}

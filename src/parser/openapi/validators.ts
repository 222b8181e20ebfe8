import type { Validation } from "../../ir/api.js";
import type { OperationId } from "../../ir/ids.js";
import { type DocumentNode, keyPlaceOf, member, placeOf } from "../document-node.js";
import { type ReadContext, readBoolean, readMembers, readString } from "../read-context.js";
import type { SettingsInput } from "../settings/schema.js";
import type { DocumentPart } from "./document-part.js";
import { reportUnreadExtensionFields } from "./extension-fields.js";
import { gatewayExtension } from "./extensions.js";
import type { FoundOperation } from "./found-operation.js";
import { settledName } from "./part-names.js";

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
  part: DocumentPart,
  settings: SettingsInput,
  taken: Map<string, string>,
): ValidationReader {
  const { context, document } = part;
  // The other types of API validate nothing themselves.
  if (context.protocol !== "rest") return { validationFor: () => bySetting.none, reportUnused: () => {} };
  const nodes = readMembers(context, document, gatewayExtension("request-validators"));
  const validators = new Map(
    nodes.map(([name, node]): [string, Validation] => [name, settled(part, readValidator(context, name, node), taken)]),
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

/** A validator under a name that means the same in all documents; `taken` says what each name means so far. */
function settled(part: DocumentPart, validator: Validation, taken: Map<string, string>): Validation {
  const { name = "", parameters, body } = validator;
  const meaning = `${parameters} ${body}`;
  const own = (taken.get(name) ?? meaning) === meaning ? name : settledName(part, name, (wish) => taken.has(wish));
  taken.set(own, meaning);
  return { ...validator, name: own };
}

function readValidator(context: ReadContext, name: string, node: DocumentNode): Validation {
  reportUnreadExtensionFields(context, node, "requestValidator");
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

import type { ReadContext } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import { nameOwnFunctions } from "./handler-names.js";
import { vpcLinkKinds } from "./vpc-links.js";

/** What values may refer to as `${vpcLinks.<name>}`, `${functions.<name>.arn}` or `${roles.<name>.arn}`. */
export const definedNames = (settings: LoadedSettings): Pick<ReadContext, "vpcLinks" | "functions" | "roles"> => ({
  vpcLinks: vpcLinkKinds(settings),
  functions: nameOwnFunctions(settings),
  roles: new Set(Object.keys(settings.values.roles ?? {})),
});

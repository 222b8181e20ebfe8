import { type DeployValue, literal } from "../deploy-value.js";
import type { Grant, MappingTemplate, ParameterMapping } from "../integration.js";
import { essence } from "../media-type.js";
import type { ExpandContext } from "./context.js";

/** With the use of the service's key, where the settings name one. */
export const withKey = (
  grants: readonly Grant[],
  { kmsKey }: { readonly kmsKey?: DeployValue },
  actions: readonly string[],
): readonly Grant[] => (kmsKey === undefined ? grants : [...grants, { actions, resources: [kmsKey] }]);

const header = (name: string, value: string): ParameterMapping => ({
  to: `integration.request.header.${name}`,
  from: literal(`'${value}'`),
});

/** Services of the query protocol take forms. */
export const formMapping: readonly ParameterMapping[] = [header("Content-Type", "application/x-www-form-urlencoded")];

/** Services of the JSON 1.1 protocol look at the media type, and some at the target. */
export const jsonMapping = (target?: string): readonly ParameterMapping[] => [
  header("Content-Type", "application/x-amz-json-1.1"),
  ...(target === undefined ? [] : [header("X-Amz-Target", target)]),
];

/**
 * The template for each media type that callers may send; with `passthroughBehavior: NEVER` others are refused with 415.
 * A request without a media type counts as JSON.
 */
export function templatesFor(template: DeployValue, { operation }: ExpandContext): readonly MappingTemplate[] {
  const types = (operation.body?.content ?? []).map(({ type }) => essence(type)).filter((type) => !type.includes("*"));
  return [...new Set(types.length === 0 ? ["application/json"] : types)].map((contentType) => ({
    contentType,
    template,
  }));
}

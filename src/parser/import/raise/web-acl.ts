import type { SourceValue } from "../source-value.js";
import { propertyOf, type RaiseContext } from "./context.js";

/** The web ACL in front of the stages. Its rules stay where they are. */
export function raiseWebAcl(context: RaiseContext, stages: ReadonlySet<unknown>): void {
  for (const association of context.ofType("AWS::WAFv2::WebACLAssociation")) {
    const arn = propertyOf(association, "ResourceArn");
    if (arn === undefined || !refersTo(context, arn, stages)) continue;
    const fields = context.own(association);
    fields.ignore("ResourceArn");
    const acl = fields.template("WebACLArn");
    if (acl !== undefined) context.settings.put(["webAcl", "arn"], acl, fields.value("WebACLArn"));
  }
}

function refersTo(context: RaiseContext, value: SourceValue, stages: ReadonlySet<unknown>): boolean {
  const parts = value.kind === "join" ? value.parts : [value];
  return parts.some((part) => {
    const target = context.target(part);
    return target !== undefined && (target === context.api || stages.has(target));
  });
}

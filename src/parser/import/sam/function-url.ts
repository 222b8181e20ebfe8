import type { SourceResource } from "../resource-graph.js";
import type { PublishedAlias } from "./function-alias.js";
import { made, makeResource } from "./make-resource.js";
import { decidedText, type SamContext, type SamResource } from "./sam-context.js";
import { take } from "./sam-resource.js";
import { isObject, member, reference, scalar } from "./values.js";

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-functionurlconfig.html */
export function functionUrl(
  sam: SamResource,
  published: PublishedAlias | undefined,
  context: SamContext,
): readonly SourceResource[] {
  const url = take(sam, "FunctionUrlConfig", context);
  if (!isObject(url)) return [];
  const { id } = sam.resource;
  const { at } = url;
  const target = published?.arn ?? reference(id, at);
  const auth = member(url, "AuthType");
  const resource = makeResource(sam, `${id}Url`, "AWS::Lambda::Url", [
    made("TargetFunctionArn", target),
    made("AuthType", auth),
    made("Cors", member(url, "Cors")),
    made("InvokeMode", member(url, "InvokeMode")),
  ]);
  if (auth === undefined || decidedText(context, auth) !== "NONE") return [resource];
  const everybody = [made("FunctionName", target), made("Principal", scalar("*", at))];
  return [
    resource,
    makeResource(sam, `${id}UrlPublicPermissions`, "AWS::Lambda::Permission", [
      made("Action", scalar("lambda:InvokeFunctionUrl", at)),
      ...everybody,
      made("FunctionUrlAuthType", auth),
    ]),
    makeResource(sam, `${id}URLInvokeAllowPublicAccess`, "AWS::Lambda::Permission", [
      made("Action", scalar("lambda:InvokeFunction", at)),
      ...everybody,
      made("InvokedViaFunctionUrl", scalar(true, at)),
    ]),
  ];
}

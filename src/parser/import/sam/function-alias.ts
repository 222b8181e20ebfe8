import type { SourceResource } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import { idSuffix, made, makeResource, passedAttributes } from "./make-resource.js";
import { decidedText, reportInvalid, type SamContext, type SamResource } from "./sam-context.js";
import { pass, propertyOf, take } from "./sam-resource.js";
import { reference, scalar } from "./values.js";

/** The alias that a function is published as, with its newest version. */
export interface PublishedAlias {
  readonly resources: readonly SourceResource[];
  readonly alias: string;
  readonly version: string;
  readonly arn: SourceValue;
}

/**
 * `AutoPublishAlias`: each change of the code is a version, to which the alias moves.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/automating-updates-to-serverless-apps.html
 */
export function functionAlias(sam: SamResource, context: SamContext): PublishedAlias | undefined {
  const { id } = sam.resource;
  const value = take(sam, "AutoPublishAlias", context);
  const provisioned = sam.properties.get("ProvisionedConcurrencyConfig");
  for (const name of ["AutoPublishCodeSha256", "AutoPublishAliasAllProperties", "VersionDeletionPolicy"]) {
    take(sam, name, context);
  }
  if (value === undefined) {
    if (provisioned !== undefined) {
      reportInvalid(
        context,
        `'ProvisionedConcurrencyConfig' of ${id}`,
        "absent, or beside 'AutoPublishAlias'",
        provisioned.value,
      );
    }
    return undefined;
  }
  const name = decidedText(context, value);
  if (name === undefined || !/^(?!\d+$)[\w-]+$/.test(name)) {
    reportInvalid(context, `'AutoPublishAlias' of ${id}`, "letters, digits, - and _, and no number", value);
    return undefined;
  }
  const { at } = value;
  const code = ["CodeUri", "InlineCode", "ImageUri"]
    .map((each) => propertyOf(sam, each))
    .find((each) => each !== undefined);
  const version = `${id}Version${idSuffix(code ?? value, context)}`;
  const alias = `${id}Alias${name.replaceAll("-", "D").replaceAll("_", "U")}`;
  const kept = passedAttributes(sam);
  const retained = kept.some((each) => each.name === "DeletionPolicy")
    ? kept
    : [...kept, { name: "DeletionPolicy", value: scalar("Retain", at), at }];
  const resources = [
    makeResource(
      sam,
      version,
      "AWS::Lambda::Version",
      [made("FunctionName", reference(id, at)), pass(sam, "VersionDescription", "Description")],
      retained,
    ),
    makeResource(sam, alias, "AWS::Lambda::Alias", [
      made("Name", scalar(name, at)),
      made("FunctionName", reference(id, at)),
      made("FunctionVersion", reference(version, at, "Version")),
      pass(sam, "ProvisionedConcurrencyConfig"),
    ]),
  ];
  return { resources, alias, version, arn: reference(alias, at) };
}

import type { PseudoParameter } from "../../../../ir/deploy-value.js";
import type { SourcePointer } from "../../../../ir/source.js";
import { evaluate } from "../evaluate/evaluate.js";
import type { Evaluation, Scope } from "../evaluate/scope.js";
import { knownText } from "../evaluate/text.js";
import { isNull, object, type Value } from "../evaluate/value.js";
import { renderTemplate } from "../functions/files.js";
import type { ResourceInstance } from "./evaluated.js";
import { policyDocument } from "./policy-document.js";

type DataSource = (
  instance: ResourceInstance,
  name: string,
  at: SourcePointer,
  evaluation: Evaluation,
) => Value | undefined;

/** `unless` are arguments that describe something else than the place of the deployment. */
const pseudo =
  (names: Readonly<Record<string, PseudoParameter>>, unless: readonly string[] = []): DataSource =>
  (instance, attribute, at) => {
    const name = Object.hasOwn(names, attribute) ? names[attribute] : undefined;
    const other = unless.map((each) => instance.argument(each)).find((each) => each !== undefined);
    return name === undefined ? undefined : (other ?? { kind: "pseudo", name, at });
  };

/** An attribute that says what an argument says. */
const echo =
  (...names: readonly string[]): DataSource =>
  (instance, attribute) =>
    names.includes(attribute) ? instance.argument(attribute) : undefined;

/** The data sources that the configuration alone can answer. */
const dataSources: Readonly<Record<string, DataSource>> = {
  aws_region: pseudo({ name: "region", id: "region", region: "region" }, ["name", "region"]),
  aws_caller_identity: pseudo({ account_id: "account", id: "account" }),
  aws_partition: pseudo({ partition: "partition", id: "partition", dns_suffix: "urlSuffix" }),
  aws_iam_policy_document: (instance, attribute, at) => {
    if (attribute !== "json" && attribute !== "minified_json") return undefined;
    const value = policyDocument(instance, at);
    return value === undefined ? undefined : { kind: "encoded", value, at };
  },
  template_file: (instance, attribute, at, evaluation) => {
    const template = instance.argument("template");
    const text = template === undefined ? undefined : knownText(template);
    if (attribute !== "rendered" || template === undefined || text === undefined) return undefined;
    const scope: Scope = { evaluation, resolve: () => undefined };
    return renderTemplate(text, template.at.file, instance.argument("vars") ?? object([], at), { scope, at, evaluate });
  },
  local_file: (instance, attribute, at, evaluation) => {
    const name = instance.argument("filename");
    const path = name === undefined ? undefined : knownText(name);
    if (attribute !== "content" || path === undefined) return undefined;
    const file = evaluation.files.read(path, at);
    return file === undefined
      ? undefined
      : { kind: "scalar", value: file.text, at: { ...at, file: file.name, offset: 0 } };
  },
  null_data_source: (instance, attribute) => {
    const inputs = instance.argument("inputs");
    return attribute === "outputs" || attribute === "inputs" ? inputs : undefined;
  },
  archive_file: echo("output_path", "source_file", "source_dir", "type"),
  aws_lambda_function: echo("function_name"),
  aws_iam_role: echo("name"),
  aws_s3_bucket: echo("bucket"),
  aws_route53_zone: echo("name"),
  aws_api_gateway_rest_api: echo("name"),
};

/** An attribute of a data source; undefined for what only the account can tell. */
export const readDataSource: DataSource = (instance, name, at, evaluation) => {
  const source = Object.hasOwn(dataSources, instance.type) ? dataSources[instance.type] : undefined;
  const value = source?.(instance, name, at, evaluation);
  return value === undefined || isNull(value) ? undefined : value;
};

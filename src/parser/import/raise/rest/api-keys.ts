import { knownText } from "../../build-value.js";
import type { SourceResource } from "../../resource-graph.js";
import type { RaiseContext } from "../context.js";

/**
 * A key that the build makes, by its name. Its value never stands in the settings: a parameter brings it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-apikey.html
 */
export function raiseApiKey(context: RaiseContext, key: SourceResource, keys: Map<SourceResource, string>): string {
  const { settings, values } = context;
  const fields = context.own(key);
  const given = fields.value("Name");
  const name = (given === undefined ? undefined : values.literal(given)) ?? key.id;
  keys.set(key, name);
  const path = settings.push(["apiKeys"], { name }, given ?? key.nodes[0]?.at);
  const description = fields.text("Description");
  if (description !== undefined) settings.put([...path, "description"], description, fields.value("Description"));
  // A key is disabled unless the template says otherwise.
  if (fields.boolean("Enabled") !== true) settings.put([...path, "enabled"], false, fields.value("Enabled"));
  fields.annotate("StageKeys", "approximated", "usage plans tell which stages a key is for");
  if (fields.boolean("GenerateDistinctId") === false)
    fields.annotate("GenerateDistinctId", "approximated", "the build's keys have ids of their own");
  const value = fields.value("Value");
  if (value === undefined) return name;
  const [, parameter] = /^\$\{([A-Za-z][A-Za-z0-9]*)\}$/.exec(values.template(value) ?? "") ?? [];
  const bringing = parameter ?? `${key.id.replace(/[^A-Za-z0-9]/g, "")}Value`;
  settings.put([...path, "value", "parameter"], bringing, value);
  settings.put(["parameters", bringing, "secret"], true);
  if (knownText(value) !== undefined)
    fields.annotate("Value", "approximated", `the parameter '${bringing}' brings the value, which is not written down`);
  return name;
}

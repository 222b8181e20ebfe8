import type { SourcePointer } from "../../../ir/source.js";
import { scalar } from "../build-value.js";
import type { SourceValue } from "../source-value.js";
import { pseudoParameters, type TemplateContext } from "./template-context.js";

/** What `Ref`, and `${Name}` in `Fn::Sub`, stand for; undefined for `AWS::NoValue`. */
export function refersTo(context: TemplateContext, name: string, at: SourcePointer): SourceValue | undefined {
  if (name === "AWS::NoValue") return undefined;
  const pseudo = Object.hasOwn(pseudoParameters, name) ? pseudoParameters[name] : undefined;
  if (pseudo !== undefined) return { kind: "pseudo", name: pseudo, at };
  const deployed = name.startsWith("AWS::") ? context.deployed(name) : undefined;
  if (deployed !== undefined) return scalar(deployed, at);
  if (name.startsWith("AWS::")) {
    return { kind: "opaque", text: JSON.stringify({ Ref: name }), name: name.slice("AWS::".length), at };
  }
  const parameter = context.parameters.get(name);
  if (parameter?.given !== undefined) return { ...parameter.given, at };
  if (parameter?.stored !== undefined) {
    return { kind: "opaque", text: JSON.stringify(`{{resolve:ssm:${parameter.stored}}}`), name, at };
  }
  if (parameter !== undefined) return { kind: "parameter", name, at };
  if (context.isResource(name)) return { kind: "reference", resource: name, at };
  context.note(at, "opaque", `'${name}' is no parameter and no resource of the template: it has to be supplied`);
  return { kind: "opaque", text: "", name, at };
}

/** `Fn::GetAtt`, and `${Name.Attribute}` in `Fn::Sub`. Names of resources hold no dots, but attributes may. */
export function attributeOf(context: TemplateContext, path: string, at: SourcePointer): SourceValue {
  const dot = path.indexOf(".");
  const [resource, attribute] = dot === -1 ? [path, ""] : [path.slice(0, dot), path.slice(dot + 1)];
  if (context.isResource(resource)) return { kind: "reference", resource, attribute, at };
  context.note(at, "opaque", `'${resource}' is no resource of the template: its ${attribute} has to be supplied`);
  return { kind: "opaque", text: "", name: `${resource} ${attribute}`, at };
}

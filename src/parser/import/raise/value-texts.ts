import type { PseudoParameter } from "../../../ir/deploy-value.js";
import type { JsonValue } from "../../../ir/json.js";
import { knownText } from "../build-value.js";
import type { ResourceGraph } from "../resource-graph.js";
import type { ResourceId, SourceValue } from "../source-value.js";
import type { Claims } from "./claims.js";
import type { DeployNames } from "./deploy-names.js";

/** How values of the source are written in a document or in settings. Writing a value takes it. */
export interface ValueTexts {
  /**
   * Text in which `${Name}` stands for what the deployment knows: addresses, ARNs, environment variables. Undefined where
   * the value is no text.
   */
  template(value: SourceValue): string | undefined;
  /**
   * Text that the gateway gives a meaning of its own, such as a mapping template: as it is, or the call of a function
   * where the deployment has a say in it.
   */
  verbatim(value: SourceValue): JsonValue | undefined;
  /**
   * Text that has to be known now. A parameter is taken by its default; what is not known at all is named by what it
   * stands for. Both are told in the ledger.
   */
  literal(value: SourceValue): string | undefined;
  /** As `literal`, and undefined where a part of it is not known. */
  known(value: SourceValue): string | undefined;
  /** As `known`, but nothing is taken: for those who decide whether to. */
  preview(value: SourceValue): string | undefined;
  /**
   * From now on a resource is written so where it is referred to, by attribute; a text that is not given makes the
   * reference a deploy parameter.
   */
  stand(resource: ResourceId, text: (attribute: string | undefined) => string | undefined): void;
}

const pseudoNames: Readonly<Record<PseudoParameter, string>> = {
  region: "AWS::Region",
  account: "AWS::AccountId",
  partition: "AWS::Partition",
  urlSuffix: "AWS::URLSuffix",
};

export function createValueTexts(graph: ResourceGraph, claims: Claims, names: DeployNames): ValueTexts {
  const standing = new Map<ResourceId, (attribute: string | undefined) => string | undefined>();
  const defaults = new Map(graph.parameters.map((parameter) => [parameter.name, parameter.default] as const));

  const template = (value: SourceValue): string | undefined => {
    switch (value.kind) {
      case "scalar":
        return value.value === null ? undefined : escapeTemplate(String(value.value));
      case "pseudo":
        return `\${${pseudoNames[value.name]}}`;
      case "join": {
        const parts = value.parts.map(template);
        return parts.some((part) => part === undefined) ? undefined : parts.join("");
      }
      case "reference":
        return standing.get(value.resource)?.(value.attribute) ?? `\${${names.nameOf(value)}}`;
      case "parameter":
        return `\${${names.nameOf(value)}}`;
      case "opaque": {
        const name = names.nameOf(value);
        claims.annotate(value, "opaque", opaqueHow(value, name));
        return `\${${name}}`;
      }
      default:
        return undefined;
    }
  };

  const verbatim = (value: SourceValue): JsonValue | undefined => {
    const text = knownText(value);
    if (text !== undefined) return text;
    if (value.kind === "list" || value.kind === "object") return undefined;
    const parts = (value.kind === "join" ? value.parts : [value]).map((part) => {
      if (part.kind === "scalar") return String(part.value);
      const [, name] = /^\$\{([^}]*)\}$/.exec(template(part) ?? "") ?? [];
      return { Ref: name ?? "" };
    });
    const [first] = parts;
    return parts.length === 1 && first !== undefined ? first : { "Fn::Join": ["", parts] };
  };

  /** The text that a value has if parameters keep their defaults, and what was taken for granted. */
  const assume = (
    value: SourceValue,
  ): { readonly text?: string; readonly words: string; readonly by: readonly string[] } => {
    const text = knownText(value);
    if (text !== undefined) return { text, words: text, by: [] };
    if (value.kind === "parameter") {
      const byDefault = defaults.get(value.name);
      if (byDefault === undefined) return { words: value.name, by: [] };
      return { text: byDefault, words: byDefault, by: [`${value.name} is '${byDefault}' by default`] };
    }
    if (value.kind === "join") {
      const parts = value.parts.map(assume);
      const words = parts.map((part) => part.words).join("");
      const by = parts.flatMap((part) => part.by);
      return parts.every((part) => part.text !== undefined) ? { text: words, words, by } : { words, by };
    }
    if (value.kind === "reference") return { words: `${value.resource}${value.attribute ?? ""}`, by: [] };
    return { words: "name" in value ? value.name : "", by: [] };
  };

  return {
    template: (value) => {
      claims.take(value);
      return template(value);
    },
    verbatim: (value) => {
      claims.take(value);
      return verbatim(value);
    },
    literal: (value) => {
      if (value.kind === "list" || value.kind === "object") return undefined;
      claims.take(value);
      const { text, words, by } = assume(value);
      if (by.length > 0) claims.annotate(value, "approximated", `taken as '${words}': ${by.join(" and ")}`);
      else if (text === undefined) {
        claims.annotate(value, "approximated", `written as '${words}', since the source knows it at deployment only`);
      }
      return text ?? words;
    },
    known: (value) => {
      const { text, by } = assume(value);
      if (text === undefined) return undefined;
      claims.take(value);
      if (by.length > 0) claims.annotate(value, "approximated", `taken as '${text}': ${by.join(" and ")}`);
      return text;
    },
    preview: (value) => (value.kind === "list" || value.kind === "object" ? undefined : assume(value).text),
    stand: (resource, text) => {
      standing.set(resource, text);
    },
  };
}

/** What to supply: the value itself, or an expression that the other dialect understands. */
const opaqueHow = ({ text }: Extract<SourceValue, { kind: "opaque" }>, name: string): string =>
  text === ""
    ? `it has to be supplied when the API is deployed, as the parameter ${name}`
    : `only its own dialect can say it: for another one, 'parameters.${name}' needs an expression of that, or none, and the value when the API is deployed`;

/**
 * Text that means itself where `${name}` would be a value of the deployment. The gateway's own stage variables and context
 * are none.
 */
export const escapeTemplate = (text: string): string =>
  text.replace(/\$\{(?!\s*(?:stageVariables|context)\b)[^{}]*\}/g, (match) => `$${match}`);

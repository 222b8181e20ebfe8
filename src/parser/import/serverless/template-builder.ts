import { type JsonPointer, unsafeId } from "../../../ir/ids.js";
import type { JsonValue } from "../../../ir/json.js";
import type { SourcePointer } from "../../../ir/source.js";

/** The template that the framework would deploy, and where its parts come from. */
export interface TemplateBuilder {
  /** A resource of the framework's; one of the same name is made once. Properties that are undefined are left out. */
  add(id: string, type: string, properties: Readonly<Record<string, JsonValue | undefined>>, from: MadeFrom): void;
  has(id: string): boolean;
  /** Adds to a list that is a property of a resource. */
  append(id: string, property: string, item: JsonValue): void;
  readonly resources: Readonly<Record<string, JsonValue>>;
  readonly origins: ReadonlyMap<JsonPointer, SourcePointer>;
  /** What each resource was made of, by its name. */
  readonly made: ReadonlyMap<string, MadeFrom>;
}

export interface MadeFrom {
  /** `functions.hello.events.0` */
  readonly address: string;
  /** `event http` */
  readonly type: string;
  readonly at: SourcePointer;
}

export function createTemplateBuilder(): TemplateBuilder {
  const resources: Record<string, { Type: string; Properties: Record<string, JsonValue> }> = {};
  const origins = new Map<JsonPointer, SourcePointer>();
  const made = new Map<string, MadeFrom>();
  return {
    resources: resources as unknown as Readonly<Record<string, JsonValue>>,
    origins,
    made,
    has: (id) => Object.hasOwn(resources, id),
    add: (id, type, properties, from) => {
      if (Object.hasOwn(resources, id)) return;
      const given = Object.entries(properties).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined);
      resources[id] = { Type: type, Properties: Object.fromEntries(given) };
      origins.set(unsafeId(`/Resources/${id}`), from.at);
      made.set(id, from);
    },
    append: (id, property, item) => {
      const properties = resources[id]?.Properties;
      if (properties === undefined) return;
      const known = properties[property];
      properties[property] = [...(Array.isArray(known) ? known : []), item];
    },
  };
}

export const ref = (id: string): JsonValue => ({ Ref: id });
export const attribute = (id: string, name: string): JsonValue => ({ "Fn::GetAtt": [id, name] });
export const sub = (text: string, values?: Readonly<Record<string, JsonValue>>): JsonValue => ({
  "Fn::Sub": values === undefined ? text : [text, values],
});

export const joined = (...parts: readonly JsonValue[]): JsonValue => ({ "Fn::Join": ["", parts] });

/** How API Gateway calls a function. */
export const invocationUri = (functionArn: JsonValue): JsonValue =>
  sub("arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function}/invocations", {
    Function: functionArn,
  });

export const executionArn = (api: string, rest: string): JsonValue =>
  sub(`arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${api}}/${rest}`);

/** Tags as most resources have them. */
export function tagList(tags: Readonly<Record<string, JsonValue>>): JsonValue | undefined {
  const entries = Object.entries(tags);
  return entries.length === 0 ? undefined : entries.map(([Key, Value]) => ({ Key, Value }));
}

import type { PlanResource, PlanResourceOf } from "../../ir/plan/model.js";
import type { PlanKey, PlanResourceKind, PlanTree, PlanValue } from "../../ir/plan/model-base.js";
import type { TerraformResource } from "./synth.js";

/** What a row of the table needs to print one resource of the plan. */
export interface RowContext {
  /** Name of a resource's own address. */
  name(key: PlanKey): string;
  /** A value as a template. */
  value(value: PlanValue): string;
  /** Text as a template that stands for it. */
  text(text: string): string;
  /** The same two where they may be absent. */
  optionalValue(value: PlanValue | undefined): string | undefined;
  optionalText(text: string | undefined): string | undefined;
  /** A tree as the template of its JSON text. */
  tree(tree: PlanTree): string;
  /** The API's definition, inline or from its file. */
  body(tree: PlanTree): string;
  /** What has to exist first though nothing refers to it. */
  dependsOn(resource: PlanResource): Pick<TerraformResource, "dependsOn">;
  /** Name of a resource that a part of another becomes. */
  partName(key: PlanKey, part: string): string;
  /** Name of the whole, for names that people see outside of the code. */
  readonly planName: string;
}

export type Row<Kind extends PlanResourceKind> = (
  resource: PlanResourceOf<Kind>,
  context: RowContext,
) => readonly TerraformResource[];

/** A map argument; undefined when it is empty. Later rows of the same key win, as they do in the service. */
export const mapOf = <Item, Value>(
  items: readonly Item[],
  entry: (item: Item) => readonly [key: string, value: Value],
): { [key: string]: Value } | undefined => (items.length === 0 ? undefined : Object.fromEntries(items.map(entry)));

/** A list argument; undefined when it is empty. */
export const listOf = <Item, Value>(items: readonly Item[], print: (item: Item) => Value): Value[] | undefined =>
  items.length === 0 ? undefined : items.map(print);

/** The argument `tags`; undefined where there are none. */
export const tagsOf = (
  tags: readonly { readonly key: string; readonly value: string }[] | undefined,
  { text }: RowContext,
) => (tags === undefined ? undefined : mapOf(tags, ({ key, value }) => [text(key), text(value)]));

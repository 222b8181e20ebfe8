import type { DeployValue } from "../../ir/deploy-value.js";
import { type DocumentNode, member } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import type { OperationFunctionSettings } from "../settings/schema/functions.js";
import { readDeployValue } from "./deploy-values.js";

/** Settings of a function with their place, one of several levels. */
export interface PlacedFunctionSettings {
  readonly values: OperationFunctionSettings;
  readonly node: DocumentNode;
}

/** The first level that says something, with its place. */
export function firstOf<Key extends keyof OperationFunctionSettings>(
  levels: readonly PlacedFunctionSettings[],
  key: Key,
): { readonly value: NonNullable<OperationFunctionSettings[Key]>; readonly node: DocumentNode } | undefined {
  for (const { values, node } of levels) {
    const value = values[key];
    if (value !== undefined && value !== null)
      return { value: value as NonNullable<OperationFunctionSettings[Key]>, node: member(node, key) ?? node };
  }
  return undefined;
}

/** A member that is left out where there is nothing. */
export const defined = <Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [Each in Key]?: Value } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [Each in Key]?: Value };

export const valueAt = (context: ReadContext, node: DocumentNode | undefined): DeployValue | undefined =>
  node === undefined ? undefined : readDeployValue(context, node, "template");

export function valuesAt(context: ReadContext, node: DocumentNode | undefined): readonly DeployValue[] | undefined {
  if (node === undefined || !Array.isArray(node.value) || node.value.length === 0) return undefined;
  return node.value.map((_, index) => readDeployValue(context, itemAt(node, index), "template"));
}

export const itemAt = (node: DocumentNode, index: number): DocumentNode => ({
  ...node,
  value: (node.value as readonly unknown[])[index],
  pointer: `${node.pointer}/${index}` as DocumentNode["pointer"],
});

import { canonical } from "../../plan/fingerprint.js";
import type { GatewayPlan } from "../../plan/model.js";
import type { DifferenceBag, Where } from "../difference.js";

/** Compares what a deployment is asked for and what it gives. */
export function compareInterfaces(before: GatewayPlan, after: GatewayPlan, differences: DifferenceBag): void {
  const where = (kind: string, name: string): Where => ({
    subject: `${kind} '${name}'`,
    before: undefined,
    after: undefined,
  });
  const [asked, asks] = [names(before.inputs), names(after.inputs)];
  for (const { name, default: value } of after.inputs)
    if (!asked.has(name))
      differences.report("input-added", where("deploy parameter", name), {
        default: value === undefined ? ", without a default" : "",
      });
  for (const { name } of before.inputs)
    if (!asks.has(name)) differences.report("input-removed", where("deploy parameter", name), {});
  const [gave, gives] = [valuesOf(before), valuesOf(after)];
  for (const name of new Set([...gave.keys(), ...gives.keys()])) {
    const [was, is] = [gave.get(name), gives.get(name)];
    if (was === is) continue;
    const what = was === undefined ? "is new" : is === undefined ? "is gone" : "has another value";
    differences.report("output-changed", where("output", name), { what });
  }
}

const names = (ends: readonly { readonly name: string }[]): ReadonlySet<string> =>
  new Set(ends.map(({ name }) => name));
const valuesOf = ({ outputs }: GatewayPlan): ReadonlyMap<string, string> =>
  new Map(outputs.map(({ name, value }) => [name, canonical(value, "")]));

import type { GatewayPlan } from "../../ir/plan/model.js";

/** The oldest whose resources are known to have the arguments that are printed. */
const oldestOfAll = "5.80.0";

/**
 * The provider checks runtimes against the list of the SDK that it was built with, so that a module for an older one does
 * not plan. Runtimes that version 5 knows are not listed.
 * https://github.com/hashicorp/terraform-provider-aws/pull/45024 and
 * https://github.com/hashicorp/terraform-provider-aws/issues/45864
 */
const oldestWithRuntime: ReadonlyMap<string, string> = new Map([
  ["nodejs24.x", "6.19.0"],
  ["java25", "6.20.0"],
  ["python3.14", "6.20.0"],
  ["dotnet10", "6.27.0"],
]);

/** From the first version of the provider that knows the runtimes of the functions, to the last known to have the same arguments. */
export const providerVersions = (plan: GatewayPlan): string => `>= ${oldestProvider(plan)}, < 7.0.0`;

const oldestProvider = ({ resources }: GatewayPlan): string =>
  resources
    .flatMap((resource) =>
      resource.kind === "function" ? [oldestWithRuntime.get(resource.runtime ?? "") ?? oldestOfAll] : [],
    )
    .reduce((oldest, each) => (compareVersions(each, oldest) > 0 ? each : oldest), oldestOfAll);

function compareVersions(left: string, right: string): number {
  const parts = right.split(".").map(Number);
  const difference = left.split(".").map((part, index) => Number(part) - (parts[index] ?? 0));
  return difference.find((each) => each !== 0) ?? 0;
}

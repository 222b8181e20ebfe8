import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Scope } from "../account/scope.js";

/** Version 4 of the state's format, as far as it is read here. */
interface State {
  readonly resources: readonly {
    readonly module?: string;
    readonly mode: "managed" | "data";
    readonly type: string;
    readonly instances: readonly { readonly attributes: { readonly id?: string } }[];
  }[];
}

/** What a module of a configuration has made, by what its state says. */
export function moduleScope(folder: string, module: string): Scope {
  const owned = new Set(
    readState(folder)
      .resources.filter((resource) => resource.mode === "managed" && resource.module === `module.${module}`)
      .flatMap(({ type, instances }) => instances.map(({ attributes }) => `${type} ${attributes.id}`)),
  );
  return { owns: (type, id) => id !== undefined && owned.has(`${type} ${id}`) };
}

function readState(folder: string): State {
  const path = join(folder, "terraform.tfstate");
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as State) : { resources: [] };
}

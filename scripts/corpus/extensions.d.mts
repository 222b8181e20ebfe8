import type { Compilation } from "../../src/compile.js";

export function accountForExtensions(compilation: Pick<Compilation, "api" | "diagnostics" | "sources">): {
  readonly count: number;
  readonly lost: readonly string[];
};

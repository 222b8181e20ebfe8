import type { SourcePointer } from "../source.js";
import type { Rule } from "./rule.js";

interface Named {
  readonly name: string;
  readonly origin: SourcePointer;
}

/** What is told apart by its name has one of its own. */
export const uniqueNames: Rule = (api, diagnostics) => {
  const check = (kind: string, items: readonly Named[]): void => {
    const first = new Map<string, Named>();
    for (const item of items) {
      const other = first.get(item.name);
      if (other === undefined) first.set(item.name, item);
      else
        diagnostics.report(
          "name-duplicate",
          item.origin,
          { kind, name: item.name },
          { related: [{ message: `the other '${item.name}' is here`, at: other.origin }] },
        );
    }
  };
  check("stages", api.stages);
  check("API keys", api.apiKeys);
  check("usage plans", api.usagePlans);
  check("authorizers", api.authorizers);
};

/** Where a value stands, from the root: member names and indexes. */
export type Location = readonly (string | number)[];

/** Selects values of a document. */
export type Selector = (root: unknown) => readonly Location[];

/**
 * Compiles a JSONPath of RFC 9535, or tells what is wrong with it. What it selects comes once each, in the order of the
 * document's arrays, holders before what they hold.
 */
export async function compilePath(path: string): Promise<Selector | { readonly problem: string }> {
  const { jsonpath } = await import("json-p3");
  try {
    const compiled = jsonpath.compile(path);
    return (root) =>
      unique(compiled.query(root as Parameters<typeof compiled.query>[0]).nodes.map((node) => node.location));
  } catch (error) {
    if (error instanceof Error && error.name.startsWith("JSONPath")) return { problem: error.message };
    throw error;
  }
}

function unique(locations: readonly Location[]): readonly Location[] {
  const byText = new Map(locations.map((location) => [JSON.stringify(location), location] as const));
  return [...byText.values()].sort(compareLocations);
}

function compareLocations(left: Location, right: Location): number {
  for (const [index, step] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (step === other) continue;
    if (typeof step === "number" && typeof other === "number") return step - other;
    return String(step) < String(other) ? -1 : 1;
  }
  return left.length - right.length;
}

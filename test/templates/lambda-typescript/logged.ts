import { vi } from "vitest";

/** What is logged from now on, one entry a line; `vi.restoreAllMocks` ends it. */
export function recordLog(): readonly { readonly [name: string]: unknown }[] {
  const entries: { readonly [name: string]: unknown }[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    entries.push(
      ...String(text)
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    );
    return true;
  });
  return entries;
}

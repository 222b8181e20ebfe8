const deepest = 200;

/** Text that is the same for equal JSON values, whatever the order of their keys. */
export function canonical(value: unknown, depth = 0): string {
  if (depth > deepest) return "...";
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  const members = Object.entries(value)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member, depth + 1)}`);
  return `{${members.join(",")}}`;
}

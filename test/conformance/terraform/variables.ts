/** Names of the variables that a module declares. */
function declaredVariables(files: ReadonlyMap<string, string>): readonly string[] {
  const json = files.get("variables.tf.json");
  if (json !== undefined) return Object.keys((JSON.parse(json) as { variable: object }).variable);
  return [...(files.get("variables.tf") ?? "").matchAll(/^variable "([^"]+)"/gm)].map(([, name = ""]) => name);
}

/** The values of a plan's inputs as arguments of the module's call: the printer has given the inputs names of its own. */
export function moduleArguments(
  files: ReadonlyMap<string, string>,
  inputs: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> {
  const variables = new Map(declaredVariables(files).map((name) => [plain(name), name]));
  const values = [...inputs].flatMap(([input, value]): readonly (readonly [string, string])[] => {
    const name = variables.get(plain(input));
    return name === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(values);
}

/** `artifact_bucket` and `ArtifactBucket` are one. */
const plain = (name: string): string => name.replaceAll("_", "").toLowerCase();

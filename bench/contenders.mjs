// Who takes part, and with which command line. Every contender reads one document from disk, writes its output below one
// folder, and starts from its own command, as a build script would start it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
export const benchFolder = dirname(fileURLToPath(import.meta.url));
export const gatewrightCommand = join(benchFolder, "..", "dist", "cli.js");

/** The package.json of an installed peer, found by walking up, since not every package exports it. */
function readManifest(packageName) {
  const folders = require.resolve.paths(packageName) ?? [];
  for (const folder of folders) {
    try {
      return {
        folder: join(folder, packageName),
        ...JSON.parse(readFileSync(join(folder, packageName, "package.json"), "utf8")),
      };
    } catch (error) {
      if (error.code !== "ENOENT") throw error;
    }
  }
  return undefined;
}

function peer(packageName, produces, argumentsFor) {
  const manifest = readManifest(packageName);
  if (manifest === undefined) throw new Error(`${packageName} is not installed: run "npm ci" in the bench folder`);
  const bin = typeof manifest.bin === "string" ? manifest.bin : Object.values(manifest.bin)[0];
  return {
    name: packageName,
    version: manifest.version,
    produces,
    command: (document, output) => [join(manifest.folder, bin), ...argumentsFor(document, output)],
  };
}

/** `JSON.parse` and one write of the same bytes: what no generator that reads the whole document can undercut. */
export const floor = {
  name: "floor",
  version: process.version,
  produces: "the same bytes",
  command: (document, output) => [join(benchFolder, "floor.mjs"), document, output],
};

/** One Gatewright build. `configuration` is the path of a settings file, or undefined for none. */
export function gatewright(emitters, configuration) {
  const configured = configuration === undefined ? [] : ["--config", configuration];
  return {
    name: "gatewright",
    version: JSON.parse(readFileSync(join(benchFolder, "..", "package.json"), "utf8")).version,
    produces: emitters === "typescript-client" ? "types and client" : emitters,
    command: (document, output) => [
      gatewrightCommand,
      "build",
      document,
      "--emit",
      emitters,
      "--out",
      output,
      "--quiet",
      ...configured,
    ],
  };
}

/** The peers, each with the options that bring it closest to "types and a client on fetch". */
export function peers() {
  return [
    peer("openapi-typescript", "types only", (document, output) => [document, "-o", join(output, "schema.d.ts")]),
    peer("@hey-api/openapi-ts", "types and client", (document, output) => [
      ...["-i", document, "-o", output, "-c", "@hey-api/client-fetch", "--no-log-file"],
    ]),
    peer("orval", "types and client", (document, output) => [
      ...["--input", document, "--output", join(output, "api.ts"), "--client", "fetch"],
    ]),
    peer("swagger-typescript-api", "types and client", (document, output) => [
      ...["generate", "-p", document, "-o", output, "-n", "api.ts"],
    ]),
    peer("oazapfts", "types and client", (document, output) => [document, join(output, "api.ts")]),
  ];
}

// The documents of a corpus folder: its INDEX.json lists them, each with `id`, `group`, `path` and `parse`, which says
// whether the file is well-formed ("ok-json", "ok-yaml", or what is wrong with it).
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Groups of real OpenAPI documents that have to build. */
const buildingGroups = ["openapi-large", "openapi-small", "aws-openapi"];
/** Broken, hostile and odd files, not all of them OpenAPI: every one has to end in an orderly way. */
const failureGroup = "failure";

const bodySettings = "api:\n  definition: body\nfunctions:\n  per: api\n";
const pythonSettings = "functions:\n  runtime: python3.13\n";
const resourceSettings = "api:\n  definition: resources\nfunctions:\n  per: operation\n";

/** How each document is built: without infrastructure, and with it in both of its forms. */
export const builds = [
  { name: "code", emitters: ["typescript-client", "lambda-typescript"], settings: undefined },
  { name: "python", emitters: ["python-client", "lambda-python"], settings: pythonSettings },
  { name: "body", emitters: undefined, settings: bodySettings },
  { name: "resources", emitters: undefined, settings: resourceSettings },
];
const failureBuilds = [{ name: "all", emitters: undefined, settings: undefined }];

/** One entry per document and build, in the order of the index. */
export function readTasks(corpusFolder, { groups, only }) {
  const index = JSON.parse(readFileSync(join(corpusFolder, "INDEX.json"), "utf8"));
  const chosen = groups ?? [...buildingGroups, failureGroup];
  return index
    .filter(
      ({ id, group, path }) =>
        chosen.includes(group) && (only === undefined || only.some((part) => id === part || path.includes(part))),
    )
    .flatMap((entry) => {
      const isFailure = !buildingGroups.includes(entry.group) || !entry.parse?.startsWith("ok");
      return (isFailure ? failureBuilds : builds).map((build) => ({
        id: entry.id,
        group: isFailure ? failureGroup : entry.group,
        path: entry.path,
        document: resolve(corpusFolder, entry.path),
        build,
      }));
    });
}

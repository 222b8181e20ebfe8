import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { compile } from "../../../src/compile.js";
import { createNodeHost } from "../../../src/host/node-host.js";
import { makeProject } from "../../support/projects.js";
import { readModel } from "../../support/read-document.js";
import { pets } from "../lambda-typescript/pets.js";
import { strictFindings, writeFiles } from "../python-client/pyright.js";
import { emitProject, inPython } from "./emit-project.js";

const fixtures = fileURLToPath(new URL("../../../fixtures", import.meta.url));
const cases = readdirSync(fixtures).filter((name) => name.startsWith("lambda-python-"));

async function projectOf(name: string): Promise<readonly (readonly [path: string, text: string])[]> {
  const files = readdirSync(join(fixtures, name));
  const entry = join(fixtures, name, files.includes("asyncapi.yaml") ? "asyncapi.yaml" : "openapi.yaml");
  const configuration = join(fixtures, name, "gatewright.yaml");
  const { artifacts } = await compile({ entry, configuration, emitters: ["lambda-python"], host: createNodeHost() });
  return artifacts.map(({ path, text }) => [path.replace(/^lambda-python\//, ""), text] as const);
}

/** What projects use of the package PyJWT, as it declares it: the package itself need not be there. */
const tokenPackage = `from typing import Any
class PyJWTError(Exception): ...
class PyJWK:
    def __init__(self, jwk_data: dict[str, Any], algorithm: str | None = None) -> None: ...
def get_unverified_header(jwt: str | bytes) -> dict[str, Any]: ...
def decode(jwt: str | bytes, key: PyJWK | str | bytes = "", algorithms: list[str] | None = None, options: dict[str, Any] | None = None, leeway: float = 0) -> Any: ...
`;

/** What a user writes; every line that must not pass says why. */
const usage = `from handlers.generated.operations.list_pets import ListPets200, ListPets4XX, ListPetsRequest, ListPetsResponse
from handlers.generated.runtime.operation import Context

def list_pets(request: ListPetsRequest, context: Context) -> ListPetsResponse:
    limit: int = request.query.limit
    tags: list[str] = request.query.tags or []
    text: str = request.query.tags  # refused: it may be absent
    if limit > 50:
        return ListPets4XX({"title": "too many"}, status=422)
    if limit > 40:
        return ListPets4XX({"title": "too many"}, status=500)  # refused: another range
    if limit > 30:
        return ListPets200([{"kind": "dog"}], x_total=1)  # refused: a pet has a name
    if limit > 20:
        return ListPets200([])  # refused: the header is required
    context.log.info("listed", tags=tags, text=text)
    return ListPets200([], x_total=0, headers={"X-More": 1})
`;

describe("generated projects", () => {
  it("pass pyright in strict mode, and what a user writes is checked", { timeout: 300_000 }, async () => {
    const project = await emitProject(inPython(await readModel(pets)));
    const folder = makeProject({});
    const roots = [...cases, "pets"];
    for (const name of cases) {
      writeFiles(
        folder,
        (await projectOf(name)).map(([path, text]) => [join(name, path), text]),
      );
      writeFiles(folder, [[join(name, "jwt", "__init__.pyi"), tokenPackage]]);
    }
    writeFiles(
      folder,
      [...project.files, ["usage.py", usage] as const, [join("jwt", "__init__.pyi"), tokenPackage] as const].map(
        ([path, text]) => [join("pets", path), text],
      ),
    );
    const found = strictFindings(folder, roots, "3.11");
    const refused = usage
      .split("\n")
      .flatMap((line, index) => (line.includes("# refused") ? [`pets/usage.py:${index + 1}`] : []));
    const places = new Set(found.map((each) => each.split(" ")[0] ?? ""));
    expect(found.filter((each) => !refused.includes(each.split(" ")[0] ?? ""))).toEqual([]);
    expect(refused.filter((place) => !places.has(place))).toEqual([]);
  });
});

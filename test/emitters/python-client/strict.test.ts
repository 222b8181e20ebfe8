import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { compile } from "../../../src/compile.js";
import { createNodeHost } from "../../../src/host/node-host.js";
import { makeProject } from "../../support/projects.js";
import { strictFindings, writeFiles } from "./pyright.js";

const fixtures = fileURLToPath(new URL("../../../fixtures", import.meta.url));

/** The files of a case's client, by path inside the package. */
async function clientOf(name: string): Promise<readonly (readonly [path: string, text: string])[]> {
  const entry = join(fixtures, name, "openapi.yaml");
  const settings = join(fixtures, name, "gatewright.yaml");
  const configuration = existsSync(settings) ? { configuration: settings } : {};
  const { artifacts } = await compile({ entry, ...configuration, emitters: ["python-client"], host: createNodeHost() });
  return artifacts.map(({ path, text }) => [path.replace(/^python-client\//, ""), text] as const);
}

/** Every case whose golden files have a client, and the hostile one. */
const cases = readdirSync(fixtures).filter(
  (name) => name === "hostile" || existsSync(join(fixtures, name, "expected/python-client")),
);

/** What a program of a user's does with the clients; every line that must not pass says why. */
const usage = `from example_pets import AsyncPetStoreClient, ConflictError, PetStoreClient, SigV4, AwsCredentials, types
from shelter_client import ClientError, ShelterClient
from shapes_client import ShapesClient, types as shape_types
from files_client import File, FilesClient

def area(shape: types.Pet) -> None: ...

with PetStoreClient(credentials={"storeKey": lambda: "key", "signed": SigV4(AwsCredentials("a", "b"))}) as pets:
    page = pets.list_pets(limit=3)
    names: list[str] = [pet["name"] for pet in page["items"]]
    for pet in pets.iter_pets(tags=["small"]):
        price: float | None = pet.get("price")
    response = pets.with_response(pets.get_pet, pet_id="1", options={"timeout": 2})
    status: int = response.status
    kind: str = response.body.get("kind", "none")
    try:
        pets.add_pet(body={"name": "Rex", "kind": "dog"}, idempotency_key="x")
    except ConflictError as error:
        if error.body is not None:
            title: str = error.body["title"]
    pets.get_pet(pet_id="1", options={"credentials": {"storeKey": "theirs"}, "follow_redirects": False})
    pets.get_pet(pet_id="1", options={"credentials": {"storeKey": 1}})  # refused: no credential
    pets.get_pet(pet_id="1", options={"timeouts": 2})  # refused: no such option
    pets.add_pet(body={"name": "Rex", "id": 1})  # refused: the server makes the id
    pets.add_pet(body={"name": "Rex", "kind": "cow"})  # refused: no such kind
    pets.get_pet("1")  # refused: arguments have names
    pets.with_response(pets.get_pet, pet="1")  # refused: no such argument

async def asynchronously() -> None:
    async with AsyncPetStoreClient(variables={"stage": "v2"}, retry={"attempts": 1}) as client:
        async for pet in client.iter_pets():
            print(pet["id"])
        print((await client.with_response(client.get_pet, pet_id="1")).body["name"])

def shelter(client: ShelterClient) -> str | None:
    try:
        client.get_pet_by_id(pet_id="1")
    except ClientError as error:
        return None if error.body is None else error.body["title"]
    return None

def shapes(client: ShapesClient) -> float:
    shape = client.put_shape(body={"type": "round", "radius": 2})
    if "job" in shape:
        return 0
    ticket: shape_types.Ticket = {"type": "round", "radius": 1, "zone": 2}
    if ticket["type"] == "round":
        print(ticket["radius"])
    animal = client.get_animal()
    if animal["kind"] == "Cat":
        print(animal.get("lives"))
    client.put_shape(body={"type": "round", "side": 2})  # refused: a circle has no side
    return 1

def files(client: FilesClient) -> None:
    client.upload(body={"file": File(b"...", "a.png"), "sizes": {"width": 2}})
    image: bytes | None = client.put_image(body=b"...", content_type="image/gif")
    print(image)
    with client.watch() as events:
        for event in events:
            print(event.event, event.data)
    answer: str = client.create_chat(body={"text": "?"})["text"]
    with client.stream_create_chat(body={"text": answer, "stream": True}) as pieces:
        for piece in pieces:
            delta: str = piece.json()["delta"]
            print(delta, piece.json()["text"])  # refused: a piece has no text
    for line in client.export(path="a/b", options_query={"deep": True}):
        print(line.get("a"))
`;

describe("generated packages", () => {
  it("pass pyright in strict mode, and so does what a user writes", { timeout: 300_000 }, async () => {
    const folder = makeProject({ "usage.py": usage });
    for (const name of cases) {
      const files = await clientOf(name);
      expect(files.length, name).toBeGreaterThan(20);
      writeFiles(
        folder,
        files.map(([path, text]) => [path.replace(/^src\//, ""), text]),
      );
    }
    const found = strictFindings(folder);
    const refused = usage
      .split("\n")
      .flatMap((line, index) => (line.includes("# refused") ? [`usage.py:${index + 1}`] : []));
    const places = new Set(found.map((each) => each.split(" ")[0] ?? ""));
    expect(found.filter((each) => !refused.includes(each.split(" ")[0] ?? ""))).toEqual([]);
    expect(refused.filter((place) => !places.has(place))).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import {
  allocateClassNames,
  allocateSnakeNames,
  className,
  constantName,
  isBuiltin,
  isKeyword,
  snakeName,
} from "../../../src/emitters/python/identifier.js";
import { describeWithTool } from "../../support/tools.js";
import { runPython } from "./python.js";

describe("names in snake_case", () => {
  it.each([
    ["listPets", "list_pets"],
    ["X-Request-Id", "x_request_id"],
    ["getHTTPStatus", "get_http_status"],
    ["repos/list-for-org", "repos_list_for_org"],
    ["already_snake", "already_snake"],
    ["from", "from_"],
    ["class", "class_"],
    ["None", "none"],
    ["match", "match"],
    ["id", "id"],
    ["2fa", "value_2fa"],
    ["__proto__", "proto"],
    ["_private", "private"],
    ["", "value"],
    ["!!! ???", "value"],
    ["größe", "große"],
    ["日本語", "日本語"],
  ])("%j becomes %s", (text, name) => {
    expect(snakeName(text)).toBe(name);
  });
});

describe("names in CapWords", () => {
  it.each([
    ["pet", "Pet"],
    ["HTTPStatus", "HTTPStatus"],
    ["PAYMENT_INTENT", "PaymentIntent"],
    ["v1.Pod", "V1Pod"],
    ["3DModel", "Schema3DModel"],
    ["none", "None"],
    ["__proto__", "Proto"],
    ["", "Schema"],
  ])("%j becomes %s", (text, name) => {
    expect(className(text)).toBe(name);
  });

  it("makes constants of names", () => {
    expect(["list_pets", "from_", "größe"].map(constantName)).toEqual(["LIST_PETS", "FROM", "GRÖSSE"]);
  });
});

describe("allocated names", () => {
  it("belong to the key that is spelt like its name, whatever the order", () => {
    const keys = ["list-pets", "list_pets", "listPets"];
    const forwards = allocateSnakeNames(keys);
    const backwards = allocateSnakeNames([...keys].reverse());
    expect(forwards.get("list_pets")).toBe("list_pets");
    for (const key of keys) expect(backwards.get(key)).toBe(forwards.get(key));
    expect(new Set(forwards.values()).size).toBe(3);
    expect(forwards.get("listPets")).toMatch(/^list_pets_[0-9a-f]{6}$/);
  });

  it("leave Python its own, and the module what it has", () => {
    const names = allocateClassNames(
      ["None", "TimeoutError", "Pet"],
      (key) => key,
      (name) => name === "Pet",
    );
    for (const name of names.values()) expect(isKeyword(name) || isBuiltin(name) || name === "Pet").toBe(false);
  });
});

describeWithTool("python3", "Python itself", () => {
  it("knows the keywords", () => {
    const list = runPython("import keyword, json; print(json.dumps(keyword.kwlist))", null) as readonly string[];
    expect(list.filter((word) => !isKeyword(word))).toEqual([]);
  });

  it("knows the builtins", () => {
    const list = runPython(
      "import builtins, json; print(json.dumps([n for n in dir(builtins) if n[0] != '_']))",
      null,
    ) as readonly string[];
    // Warnings and groups of exceptions are no names that generated code could be taken for; one is newer than 3.10.
    const others = /Warning$|Group$|^PythonFinalizationError$/;
    expect(list.filter((name) => !isBuiltin(name) && !isKeyword(name) && !others.test(name))).toEqual([]);
  });

  it("takes every name for one, whatever letters it is made of", () => {
    const letters: string[] = [];
    for (let unit = 0x20; unit < 0x10000; unit += 1) letters.push(String.fromCharCode(unit));
    const names = letters.flatMap((letter) => [snakeName(`a${letter}b`), className(`a${letter}`), snakeName(letter)]);
    const program = "import json, sys; print(json.dumps([n for n in json.load(sys.stdin) if not n.isidentifier()]))";
    expect(runPython(program, [...new Set(names)])).toEqual([]);
  });
});

import type { ApiModel } from "../../ir/api.js";
import { generatedHeader, importLine } from "./module-text.js";
import type { SchemaTypes } from "./schema-types.js";
import { typeDeclarations } from "./type-declarations.js";

const fromTyping = ["Literal", "NoReturn", "TypeAlias", "TypedDict", "Union"];
const fromValues = ["FileInput", "JsonValue"];

/**
 * `types.py`: the API's schemas. Nothing else of the package imports it while a program runs, and it needs nothing but
 * `typing`: `NotRequired` of Python 3.11 is asked of `typing_extensions` by checkers only, which all know it.
 *
 * @param valuesModule where the runtime has its values, as seen from the module
 */
export function typesModule(api: ApiModel, types: SchemaTypes, valuesModule: string): string {
  const { text, used, names } = typeDeclarations(api, types);
  const values = fromValues.filter((name) => used.has(name));
  const needsNotRequired = used.has("NotRequired");
  const extra = used.has("TypedDictWithExtraItems");
  const isGuarded = values.length > 0 || needsNotRequired || extra;
  const typing = [...fromTyping.filter((name) => used.has(name)), ...(isGuarded ? ["TYPE_CHECKING"] : [])];
  const guarded = [
    ...(extra ? ["    from typing_extensions import TypedDict as TypedDictWithExtraItems\n"] : []),
    importLine(valuesModule, values, "    "),
  ].join("");
  return [
    generatedHeader,
    '"""The API\'s schemas. Objects are dictionaries: what is parsed is what you get, unknown members included."""\n',
    "from __future__ import annotations\n",
    ...(needsNotRequired ? ["import sys"] : []),
    importLine("typing", typing),
    ...(needsNotRequired
      ? [
          "if sys.version_info >= (3, 11):\n    from typing import NotRequired\nelif TYPE_CHECKING:\n    from typing_extensions import NotRequired\n",
        ]
      : []),
    ...(guarded === "" ? [] : [`if TYPE_CHECKING:\n${guarded}`]),
    `__all__${names.length === 0 ? ": list[str]" : ""} = [${names.length === 0 ? "" : "\n"}${names.map((name) => `    "${name}",\n`).join("")}]\n`,
    `${/^(?:class|if) /.test(text) ? "\n" : ""}${text}`,
  ].join("\n");
}

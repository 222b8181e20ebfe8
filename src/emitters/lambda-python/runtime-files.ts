import { generatedHeader } from "../python/module-text.js";
import { templateReader } from "../template.js";

/** What functions of operations run on. */
const requestModules = (
  "__init__ authorization body cors deep_object errors event form formats handler http_event log media_type middleware " +
  "multipart operation parameters pattern request response route schema shape status testing text_value validate values"
).split(" ");

/** The modules that generated code runs on, as name and text. */
export function runtimeFiles(): readonly (readonly [name: string, text: string])[] {
  const read = templateReader();
  return requestModules.map((name) => {
    const text = read(`lambda-python/runtime/${name}.py`);
    return [`${name}.py`, text === "" ? generatedHeader : `${generatedHeader}\n${text}`];
  });
}

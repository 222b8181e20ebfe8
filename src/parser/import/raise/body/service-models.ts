import type { JsonValue } from "../../../../ir/json.js";
import type { RaiseContext } from "../context.js";

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html */
const modelsOfTheService: Readonly<Record<string, JsonValue>> = {
  Empty: { title: "Empty Schema", type: "object" },
  Error: { title: "Error Schema", type: "object", properties: { message: { type: "string" } } },
};

/** Definitions may refer to the models that every new API has, without having them. */
export function addServiceModels({ document }: RaiseContext): void {
  const places = [["definitions"], ["components", "schemas"]];
  for (const place of places) {
    const text = JSON.stringify(document.get(["paths"]) ?? {});
    for (const [name, schema] of Object.entries(modelsOfTheService)) {
      const isMeant = text.includes(`"#/${place.join("/")}/${name}"`);
      if (isMeant && document.get([...place, name]) === undefined) document.put([...place, name], schema);
    }
  }
}

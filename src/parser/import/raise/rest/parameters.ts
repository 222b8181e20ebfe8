import type { JsonValue } from "../../../../ir/json.js";
import type { RaiseContext } from "../context.js";
import type { MethodDraft } from "./method-draft.js";

const places: Readonly<Record<string, { readonly in: string; readonly isList: boolean }>> = {
  path: { in: "path", isList: false },
  querystring: { in: "query", isList: false },
  multivaluequerystring: { in: "query", isList: true },
  header: { in: "header", isList: false },
  multivalueheader: { in: "header", isList: true },
};

/** The variables of the path, and what the method declares beside them: `method.request.querystring.limit: false`. */
export function raiseParameters({ document, values, claims }: RaiseContext, { fields, path, at }: MethodDraft): void {
  const variables = [...path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name]) => name ?? "");
  const parameters = [...at, "parameters"];
  const declared = new Map(fields.members("RequestParameters"));
  for (const name of variables) {
    const value = declared.get(`method.request.path.${name}`);
    if (value !== undefined) claims.take(value);
    document.push(parameters, { name, in: "path", required: true, schema: { type: "string" } }, value);
  }
  for (const [key, value] of declared) {
    if (claims.isTaken(value)) continue;
    const [, place = "", name = ""] = /^method\.request\.([a-z]+)\.(.+)$/.exec(key) ?? [];
    const known = Object.hasOwn(places, place) ? places[place] : undefined;
    if (known === undefined) {
      claims.annotate(value, "dropped", `'${key}' is no parameter of a request`);
      continue;
    }
    if (known.in === "path") {
      // The service takes it all the same: only a validator minds.
      const how = `left out: no request can carry it, since the path has no variable '${name}'`;
      const refused =
        values.known(value)?.toLowerCase() === "true" ? ", and the source refuses all that it validates" : "";
      claims.annotate(value, "approximated", how + refused);
      continue;
    }
    const schema: JsonValue = known.isList ? { type: "array", items: { type: "string" } } : { type: "string" };
    const required = values.known(value)?.toLowerCase() === "true";
    document.push(parameters, { name, in: known.in, ...(required ? { required } : {}), schema }, value);
  }
}

import type { RaiseContext } from "../context.js";
import type { Fields } from "../fields.js";
import type { MethodDraft } from "./method-draft.js";

/** What methods check before they call their integrations. */
export interface RestValidators {
  raise(draft: MethodDraft): void;
  /** Writes the setting once all methods are raised. */
  finish(): void;
}

type Checks = "none" | "parameters" | "body" | "all";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-requestvalidator.html */
export function raiseValidators(context: RaiseContext): RestValidators {
  const known = new Map(
    context.ofApi("AWS::ApiGateway::RequestValidator").map((resource) => {
      const fields = context.own(resource);
      fields.ignore("RestApiId");
      return [resource, { name: nameOf(context, fields, resource.id), checks: checksOf(fields), fields }] as const;
    }),
  );
  const chosen: { readonly draft: MethodDraft; readonly checks: Checks }[] = [];
  const used = new Set<string>();
  return {
    raise: (draft) => {
      const value = draft.fields.value("RequestValidatorId");
      const resource = context.target(value);
      const validator = resource === undefined ? undefined : known.get(resource);
      if (validator === undefined) {
        if (value === undefined) chosen.push({ draft, checks: "none" });
        return;
      }
      draft.fields.ignore("RequestValidatorId");
      used.add(validator.name);
      context.document.put([...draft.at, "x-amazon-apigateway-request-validator"], validator.name, value);
    },
    finish: () => {
      for (const [resource, { name, checks, fields }] of known) {
        if (!used.has(name)) {
          context.claims.annotateResource(resource, "approximated", "no method uses it, so the build makes none");
          continue;
        }
        context.document.put(
          ["x-amazon-apigateway-request-validators", name],
          {
            validateRequestBody: checks === "body" || checks === "all",
            validateRequestParameters: checks === "parameters" || checks === "all",
          },
          fields.value("Name") ?? resource.nodes[0]?.at,
        );
      }
      if (chosen.length > 0) context.settings.put(["validation"], "none");
    },
  };
}

const nameOf = (context: RaiseContext, fields: Fields, id: string): string => {
  const name = fields.value("Name");
  return name === undefined ? id : (context.values.literal(name) ?? id);
};

function checksOf(fields: Fields): Checks {
  const body = fields.boolean("ValidateRequestBody") === true;
  const parameters = fields.boolean("ValidateRequestParameters") === true;
  if (body && parameters) return "all";
  return body ? "body" : parameters ? "parameters" : "none";
}

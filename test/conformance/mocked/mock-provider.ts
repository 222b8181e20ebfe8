import { providerSchema } from "../../../src/emitters/terraform/provider-schema.generated.js";
import type { AttributeSchema, BlockSchema } from "../../../src/emitters/terraform/provider-schema.js";
import { region } from "../emulator/connection.js";

const account = "123456789012";

type Defaults = Readonly<Record<string, unknown>>;

/**
 * A provider that makes everything up, as `terraform test` has it: it checks arguments as the real one does and calls
 * nobody. What others check when they are given it (ARNs, above all) is told to it; the rest is any text.
 * https://developer.hashicorp.com/terraform/language/tests/mocking
 */
export const mockProvider = (): object => ({
  mock_provider: {
    aws: {
      mock_resource: mocks(providerSchema.resource, resourceDefaults),
      mock_data: mocks(providerSchema.data, dataDefaults),
    },
  },
});

const mocks = (
  schemas: { readonly [type: string]: BlockSchema },
  own: { readonly [type: string]: Defaults },
): Readonly<Record<string, object>> => {
  const entries = Object.entries(schemas).map(
    ([type, schema]) => [type, { ...arns(type, schema), ...own[type] }] as const,
  );
  return Object.fromEntries(
    entries.filter(([, defaults]) => Object.keys(defaults).length > 0).map(([type, defaults]) => [type, { defaults }]),
  );
};

/** `arn`, `invoke_arn`, `execution_arn`: what the provider alone sets and bears that name. */
const arns = (type: string, { attributes }: BlockSchema): Defaults =>
  Object.fromEntries(
    Object.entries(attributes)
      .filter(([name, attribute]) => isComputedText(attribute) && /(?:^|_)arn$/.test(name))
      .map(([name]) => [name, `arn:aws:${serviceOf(type)}:${region}:${account}:${type}/${name}`]),
  );

const isComputedText = ({ type, use }: AttributeSchema): boolean => type === "string" && use === "computed";

/** `aws_lambda_function` is of `lambda`; all that is checked is that a service stands there. */
const serviceOf = (type: string): string => type.split("_")[1] ?? type;

const resourceDefaults: { readonly [type: string]: Defaults } = {
  // The first of them is what the certificate is proved with.
  aws_acm_certificate: {
    domain_validation_options: [
      {
        domain_name: "example.com",
        resource_record_name: "_proof.example.com.",
        resource_record_type: "CNAME",
        resource_record_value: "_proof.acm-validations.aws.",
      },
    ],
  },
  aws_lambda_function: { version: "1" },
};

const dataDefaults: { readonly [type: string]: Defaults } = {
  aws_caller_identity: { account_id: account },
  aws_partition: { partition: "aws", dns_suffix: "amazonaws.com" },
  aws_region: { id: region, name: region },
};

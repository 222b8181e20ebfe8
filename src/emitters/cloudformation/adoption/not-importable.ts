/** Why CloudFormation cannot import resources of a type, and what to do in place of it. */
export interface NotImportable {
  readonly why: string;
  readonly instead: string;
}

/** When the table was last held against the registry and the guide. */
export const notImportableSince = "2026-11";

const notInRegistry = "The registry has no read handler for the type, which an import needs.";

/**
 * A type can be imported when the registry has a read handler for it (`aws cloudformation describe-type --type RESOURCE
 * --type-name <type>` shows its `ProvisioningType`: NON_PROVISIONABLE types cannot):
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resource-import-supported-resources.html
 */
export const notImportable: Readonly<Record<string, NotImportable>> = {
  "AWS::ApiGateway::Account": {
    why: "It is a setting of the account, which exists once and always.",
    instead: "The update behind the import sets it to the same role; nothing that is live changes.",
  },
  "AWS::ApiGateway::GatewayResponse": {
    why: "Its identifier is made by CloudFormation, so that one made by others has none.",
    instead: "The update behind the import puts it anew over the live one, with the same content.",
  },
  "AWS::ApiGateway::VpcLink": {
    why: "The guide does not list it.",
    instead:
      "The update behind the import makes a second link, which takes minutes, and moves the integrations to it. Delete the old one when no deployment uses it any more.",
  },
  "AWS::CertificateManager::Certificate": {
    why: notInRegistry,
    instead: "Give the ARN of the live certificate in the settings (`certificate.arn`) and leave it where it is.",
  },
  "AWS::Route53::RecordSet": {
    why: notInRegistry,
    instead:
      "Take `hostedZoneId` out of the settings and leave the record where it is; the domain name keeps its target.",
  },
  "AWS::Lambda::Version": {
    why: "Which published version is live cannot be told from its function alone.",
    instead: "The update behind the import publishes a version of the same code, and the alias moves to it.",
  },
};

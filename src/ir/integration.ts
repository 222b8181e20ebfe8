import type { DeployValue } from "./deploy-value.js";
import type { HandlerId } from "./ids.js";
import type { ShortForm } from "./short-form.js";
import type { SourcePointer } from "./source.js";

export type PassthroughBehavior = "WHEN_NO_MATCH" | "WHEN_NO_TEMPLATES" | "NEVER";
export type ContentHandling = "CONVERT_TO_BINARY" | "CONVERT_TO_TEXT";

/** One `to` ← `from` row of a mapping, in the gateway's own grammar (`integration.request.header.x`, `'literal'`). */
export interface ParameterMapping {
  readonly to: string;
  readonly from: DeployValue;
}

/** A Velocity template for one content type. */
export interface MappingTemplate {
  /** In a WebSocket API, what the template selection expression gives, or `$default`. */
  readonly contentType: string;
  readonly template: DeployValue;
}

export interface IntegrationResponse {
  /** Regular expression on the error message (Lambda) or status (HTTP); absent for the default response. */
  readonly selectionPattern?: string;
  /** Three digits. */
  readonly statusCode: string;
  /** `method.response.header.*` from `integration.response.*`, `context.*` or `'literal'`. */
  readonly parameters: readonly ParameterMapping[];
  readonly templates: readonly MappingTemplate[];
  /** Of WebSocket APIs alone. */
  readonly templateSelectionExpression?: string;
  readonly contentHandling?: ContentHandling;
  readonly origin: SourcePointer;
}

/** Exactly these actions on exactly these resources, by ARN. */
export interface Grant {
  readonly actions: readonly string[];
  readonly resources: readonly DeployValue[];
}

interface IntegrationBase {
  readonly origin: SourcePointer;
  /** Milliseconds; the service's default when absent. */
  readonly timeoutMs?: number;
  /** A role's ARN, or `arn:aws:iam::*:user/*` for the caller's own credentials. */
  readonly credentials?: DeployValue;
  /** What a role that the build makes for this integration alone may do; in place of `credentials`. */
  readonly grants?: readonly Grant[];
  /** The setting whose short form it was, once that is expanded. */
  readonly expandedFrom?: ShortForm["setting"];
  readonly passthroughBehavior?: PassthroughBehavior;
  readonly contentHandling?: ContentHandling;
  readonly cacheNamespace?: string;
  readonly cacheKeyParameters: readonly string[];
  readonly requestParameters: readonly ParameterMapping[];
  readonly requestTemplates: readonly MappingTemplate[];
  /** Of WebSocket APIs alone: what of a message tells its template. */
  readonly templateSelectionExpression?: string;
  readonly responses: readonly IntegrationResponse[];
  /** HTTP APIs only: the shape of the event and the answer. */
  readonly payloadFormatVersion?: PayloadFormatVersion;
  /** HTTP APIs only: what is changed in the backend's answer, by its status. */
  readonly responseParameters?: readonly ResponseParameters[];
}

export type PayloadFormatVersion = "1.0" | "2.0";

/** `overwrite:header.x`, `append:header.x`, `remove:header.x`, `overwrite:statuscode`. */
export interface ResponseParameters {
  /** Three digits, 200 to 599. */
  readonly statusCode: string;
  readonly mappings: readonly ParameterMapping[];
}

/** What the gateway calls for an operation. */
export type Integration =
  | LambdaIntegration
  | HttpIntegration
  | AwsIntegration
  | ServiceActionIntegration
  | MockIntegration
  | ShortFormIntegration
  | UnreadIntegration;

export interface LambdaIntegration extends IntegrationBase {
  readonly kind: "lambda";
  /** True: the event goes in and the response comes out as they are (AWS_PROXY). False: through mapping templates (AWS). */
  readonly proxy: boolean;
  readonly target: LambdaTarget;
}

/** A function that the build makes, or one that exists. */
export type LambdaTarget =
  | { readonly kind: "handler"; readonly handler: HandlerId }
  /** `uri` as the document has it: `arn:...:apigateway:...:lambda:path/2015-03-31/functions/<function ARN>/invocations`. */
  | {
      readonly kind: "external";
      readonly uri: DeployValue;
      /**
       * The function's ARN or name, cut out of `uri`; the permission is granted on it. Absent where `uri` does not show it.
       * It may hold `${stageVariables.name}`: another function, or another alias, in each stage.
       */
      readonly functionArn?: DeployValue;
      /** Set where its owner, another account for one, lets the gateway call it. */
      readonly permission?: "elsewhere";
      /** As for a function of the build. */
      readonly callableFrom?: readonly DeployValue[];
    };

/** A Virtual Private Cloud link's id; absent for the internet. */
export interface HttpIntegration extends IntegrationBase {
  readonly kind: "http";
  readonly proxy: boolean;
  /** Method of the call to the backend, upper case or `ANY`. */
  readonly httpMethod: string;
  readonly uri: DeployValue;
  readonly vpcLink?: DeployValue;
  /** REST APIs only, behind a link that HTTP APIs have too (V2): ARN of the load balancer that the call goes to. */
  readonly loadBalancer?: DeployValue;
  /** HTTP APIs only, behind a link: the name that the backend's certificate has to bear. */
  readonly serverNameToVerify?: string;
  /** Trust a backend certificate that no public authority signed. */
  readonly insecureSkipVerification: boolean;
}

/** Any AWS service but Lambda. */
export interface AwsIntegration extends IntegrationBase {
  readonly kind: "aws";
  readonly httpMethod: string;
  /** `arn:aws:apigateway:{region}:{service}:path|action/...`. */
  readonly uri: DeployValue;
}

/** HTTP APIs only: an action of a service that the gateway knows by name; `requestParameters` are the action's own. */
export interface ServiceActionIntegration extends IntegrationBase {
  readonly kind: "service-action";
  /** `SQS-SendMessage`. */
  readonly subtype: string;
}

/** Answered by the gateway itself. */
export interface MockIntegration extends IntegrationBase {
  readonly kind: "mock";
}

/** As the settings have it, before `expandShortForms` has made one of the other kinds of it. */
export interface ShortFormIntegration extends IntegrationBase {
  readonly kind: "shortForm";
  readonly form: ShortForm;
}

/** One of the document's that this version cannot deploy: builds of infrastructure refuse it, clients do not mind. */
export interface UnreadIntegration extends IntegrationBase {
  readonly kind: "unread";
  /** What it is, as the subject of a sentence. */
  readonly what: string;
  /** As the document has it. */
  readonly type?: string;
  /** `integrationSubtype` of the document. */
  readonly subtype?: string;
}

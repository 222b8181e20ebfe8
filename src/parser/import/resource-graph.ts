import type { SourcePointer } from "../../ir/source.js";
import type { LedgerEntry } from "./ledger.js";
import type { ResourceId, SourceValue } from "./source-value.js";

export type SourceDialect = "cloudformation" | "sam" | "terraform" | "serverless";

/**
 * What every front end makes of its source: resources in CloudFormation's vocabulary (types, property names, shapes of
 * values), because that is API Gateway's own. One raise turns it into a document and settings, whatever the source was.
 */
export interface ResourceGraph {
  readonly dialect: SourceDialect;
  /** In the order of the source. */
  readonly resources: readonly SourceResource[];
  readonly parameters: readonly SourceParameter[];
  readonly outputs: readonly SourceOutput[];
  /** Text that describes the whole; absent where there is none. */
  readonly description?: string;
  /**
   * What the front end decided by itself: conditions that it settled by defaults, nodes that conditions take away. They
   * go into the ledgers of the APIs that their nodes belong to.
   */
  readonly notes: readonly LedgerEntry[];
  /**
   * Documents that definitions of APIs refer to by `$ref`, by the names of their files. The service follows no such
   * reference; whoever wrote it puts the definition together before it is deployed.
   */
  readonly documents?: ReadonlyMap<string, SourceValue>;
}

export interface SourceResource {
  readonly id: ResourceId;
  /** CloudFormation's type, `AWS::ApiGateway::Method`; the dialect's own where CloudFormation has none. */
  readonly type: string;
  /** Properties as CloudFormation names and shapes them, in the order of the source. */
  readonly properties: readonly SourceProperty[];
  /**
   * The nodes of the source that the resource was made of: one, but for sources that spread it over several
   * (`aws_api_gateway_method`, `aws_api_gateway_integration`, ... make one method) or imply it (a SAM event). The ledger
   * accounts for each.
   */
  readonly nodes: readonly SourceNode[];
  /** Attributes of the resource's life in its own dialect that the raise may have to mind: `DeletionPolicy`, `lifecycle`. */
  readonly attributes: readonly SourceProperty[];
  /** What the service calls it (CloudFormation's physical id), where the source is a state or a description of what is live. */
  readonly physicalId?: string;
}

export interface SourceProperty {
  readonly name: string;
  readonly value: SourceValue;
  /** Where the key stands. */
  readonly at: SourcePointer;
  /** Address of the node whose it is; the first of the resource's nodes when absent. */
  readonly node?: string;
  /** The property's name in the source where it is another one: `http_method`. */
  readonly sourceName?: string;
}

/** Something that a person wrote: a resource of a template, a block of a configuration, an event of a function. */
export interface SourceNode {
  /** Unique in the source: a logical id, `PetsFunction.Events.List`, an address. */
  readonly address: string;
  /** As the dialect calls it: `AWS::Serverless::Function`, `aws_api_gateway_method`, `event Api`. */
  readonly type: string;
  readonly at: SourcePointer;
  /** As `SourceResource.physicalId`, where one resource is several live things: the provider's own id. */
  readonly physicalId?: string;
}

export interface SourceParameter {
  readonly name: string;
  readonly description?: string;
  readonly secret: boolean;
  /** A list of texts; its default is written with commas. */
  readonly list?: true;
  /** Text of the default, where it has one that is known. */
  readonly default?: string;
  readonly at: SourcePointer;
}

export interface SourceOutput {
  readonly name: string;
  readonly value: SourceValue;
  readonly description?: string;
  readonly at: SourcePointer;
}

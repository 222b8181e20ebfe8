declare const brand: unique symbol;
type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** The `operationId` of an operation, or the name worked out from its method and path. Unique in a model. */
export type OperationId = Brand<string, "OperationId">;
/** Key of a named schema in the model. Unique; equal to the component's name wherever that is free. */
export type SchemaId = Brand<string, "SchemaId">;
/** Key under `components.securitySchemes`. */
export type SecuritySchemeId = Brand<string, "SecuritySchemeId">;
/** Key of what the gateway enforces for a security scheme. */
export type AuthorizerId = Brand<string, "AuthorizerId">;
/** Key of a Lambda function that the build creates. */
export type HandlerId = Brand<string, "HandlerId">;
/** Name of an API Gateway stage: letters, digits, hyphen and underscore, at most 128. */
export type StageName = Brand<string, "StageName">;
/** RFC 6901 pointer into one file: "" is the root, "/paths/~1pets/get" a member. */
export type JsonPointer = Brand<string, "JsonPointer">;
/** Relative path with `/` separators, inside the output folder of the emitter's run. */
export type OutputPath = Brand<string, "OutputPath">;

type AnyId =
  | OperationId
  | SchemaId
  | SecuritySchemeId
  | AuthorizerId
  | HandlerId
  | StageName
  | JsonPointer
  | OutputPath;

/** The one place where a raw string becomes an id; callers validate first. */
export const unsafeId = <T extends AnyId>(raw: string): T => raw as T;

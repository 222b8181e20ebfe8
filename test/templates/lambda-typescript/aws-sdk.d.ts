/** What the runtime uses of the AWS SDK, which is a dependency of generated projects and none of this one. */
declare module "@aws-sdk/client-apigatewaymanagementapi" {
  export class ApiGatewayManagementApiClient {
    constructor(configuration: { readonly endpoint: string });
    send(command: PostToConnectionCommand | DeleteConnectionCommand): Promise<unknown>;
  }
  export class PostToConnectionCommand {
    constructor(input: { readonly ConnectionId: string; readonly Data: string | Uint8Array });
  }
  export class DeleteConnectionCommand {
    constructor(input: { readonly ConnectionId: string });
  }
}

import { createHash } from "node:crypto";
import { ConditionalCheckFailedException, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { User } from "./generated/types.js";

/** Users by address, in a DynamoDB table whose partition key is `email`. */
export interface UsersTable {
  /** False when there is a user with this address already; nothing is written then. */
  add(user: User): Promise<boolean>;
  find(email: string): Promise<User | undefined>;
}

/** The client outlives calls: a warm function keeps its connections. */
export function openUsersTable(
  tableName: string,
  client: DynamoDBDocumentClient = DynamoDBDocumentClient.from(new DynamoDBClient({})),
): UsersTable {
  return {
    async add(user) {
      try {
        await client.send(
          new PutCommand({ TableName: tableName, Item: user, ConditionExpression: "attribute_not_exists(email)" }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
    async find(email) {
      const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: { email } }));
      return Item as User | undefined;
    },
  };
}

/** Upper and lower case of an address mean the same person to everybody but the standard. */
export const normalizeEmail = (email: string): string => email.trim().toLowerCase();

/** A stable id for an address: a retried call makes no second user. UUID version 8, RFC 9562, section 5.8. */
export function userId(email: string): string {
  const hex = createHash("sha256").update(email).digest("hex");
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

let table: UsersTable | undefined;

/** The table that the function is deployed with. */
export function usersTable(): UsersTable {
  const { USERS_TABLE } = process.env;
  if (USERS_TABLE === undefined) throw new Error("The environment variable USERS_TABLE is not set.");
  table ??= openUsersTable(USERS_TABLE);
  return table;
}

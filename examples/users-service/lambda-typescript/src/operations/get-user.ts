import type { GetUserHandler } from "../generated/operations/get-user.js";
import { normalizeEmail, usersTable } from "../users-table.js";

/** GET /user: Reads a user */
export const getUser: GetUserHandler = async ({ query }) => {
  const user = await usersTable().find(normalizeEmail(query.email));
  if (user === undefined) return { status: 404, body: { message: "There is no user with this address." } };
  return { status: 200, body: user };
};

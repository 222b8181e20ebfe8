import type { CreateUserHandler } from "../generated/operations/create-user.js";
import type { User } from "../generated/types.js";
import { normalizeEmail, userId, usersTable } from "../users-table.js";

/** POST /user: Adds a user */
export const createUser: CreateUserHandler = async ({ body }) => {
  const email = normalizeEmail(body.email);
  const user: User = { id: userId(email), name: body.name, email, createdAt: new Date().toISOString() };
  if (!(await usersTable().add(user))) return { status: 409, body: { message: "There is a user with this address." } };
  return { status: 201, headers: { Location: `/user?email=${encodeURIComponent(email)}` }, body: user };
};

/** Lambda runtimes that emitters write handlers for. https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html */
export const generatedRuntimes = ["nodejs22.x", "nodejs24.x", "python3.11", "python3.12", "python3.13"] as const;

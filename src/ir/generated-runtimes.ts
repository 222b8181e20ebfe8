/** Lambda runtimes that emitters write handlers for. https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html */
export const generatedRuntimes = ["nodejs22.x", "nodejs24.x"] as const;

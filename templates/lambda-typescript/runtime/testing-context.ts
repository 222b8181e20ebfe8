import type { LambdaContext } from "./event.js";

/** What Lambda would call a function with in a test. */
export const lambdaContext = (): LambdaContext => ({
  functionName: "test",
  functionVersion: "$LATEST",
  invokedFunctionArn: "arn:aws:lambda:us-east-1:123456789012:function:test",
  memoryLimitInMB: "256",
  awsRequestId: "test",
  logGroupName: "/aws/lambda/test",
  logStreamName: "test",
  getRemainingTimeInMillis: () => 30_000,
});

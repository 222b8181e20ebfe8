import { describe, expect, it } from "vitest";
import { createMemoryHost } from "../../../src/host/memory-host.js";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";
import { importSource } from "../../../src/parser/import/import-source.js";
import type { ImportedSource } from "../../../src/parser/import/imported-api.js";

/** A REST API whose methods call the functions that are named, and whatever stands beside it. */
const template = (calls: readonly string[], resources: string): string => `
Parameters:
  Lists: { Type: CommaDelimitedList }
Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: pets, EndpointConfiguration: { Types: [REGIONAL] } } }
${calls
  .map(
    (called, index) => `
  Path${index}: { Type: AWS::ApiGateway::Resource, Properties: { RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: p${index} } }
  Method${index}:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !Ref Path${index}
      HttpMethod: GET
      OperationName: op${index}
      AuthorizationType: NONE
      Integration: { Type: AWS_PROXY, IntegrationHttpMethod: POST, Uri: !Sub "arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${called}}/invocations" }
`,
  )
  .join("")}${resources}`;

const lambda = (id: string, members = "", role = "!GetAtt Role.Arn"): string =>
  `  ${id}: { Type: AWS::Lambda::Function, Properties: { Handler: app.handler, Runtime: python3.13, Role: ${role}, Code: { S3Bucket: b, S3Key: k }${members} } }\n`;

const role = `  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Service: [lambda.amazonaws.com] }, Action: ["sts:AssumeRole"] }] }
      ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]
`;

async function importTemplate(text: string): Promise<ImportedSource> {
  const diagnostics = new DiagnosticBag();
  const host = createMemoryHost({ "/project/template.yaml": text });
  const result = await importSource({ source: "/project/template.yaml", parameters: new Map(), host }, diagnostics);
  if (result.imported === undefined) throw new Error(diagnostics.items.map(({ message }) => message).join("\n"));
  return result.imported;
}

const settingsOf = ({ apis: [api] }: ImportedSource) => api?.settings.value as Readonly<Record<string, unknown>>;

const saidOf = ({ apis, rest }: ImportedSource, node: string): readonly string[] =>
  [...apis.flatMap(({ ledger }) => ledger), ...rest]
    .filter((entry) => entry.node === node && entry.outcome !== "mapped")
    .map(({ outcome, property, how }) => [outcome, property, how].filter(Boolean).join(": "));

describe("functions that only the API uses", () => {
  it("come along with their role, their log group and what the service takes for granted", async () => {
    const imported = await importTemplate(
      template(
        ["PetsFunction.Arn", "PetsFunction.Arn"],
        `${role}${lambda(
          "PetsFunction",
          ", FunctionName: pets, MemorySize: 512, Environment: { Variables: { TABLE: !Ref Table, SELF: x } }, Tags: [{ Key: team, Value: pets }]",
        )}
  Table: { Type: AWS::DynamoDB::Table, Properties: { BillingMode: PAY_PER_REQUEST } }
  Extra:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: read
      Roles: [!Ref Role]
      PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "dynamodb:Scan", Resource: !GetAtt Table.Arn }] }
  Logs: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: !Sub "/aws/lambda/\${PetsFunction}", RetentionInDays: 7 } }
  Exact: { Type: AWS::Lambda::Permission, Properties: { FunctionName: !Ref PetsFunction, Action: "lambda:InvokeFunction", Principal: apigateway.amazonaws.com, SourceArn: !Sub "arn:aws:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/*/GET/p0" } }
  Wide: { Type: AWS::Lambda::Permission, Properties: { FunctionName: !Ref PetsFunction, Action: "lambda:InvokeFunction", Principal: apigateway.amazonaws.com, SourceArn: !Sub "arn:aws:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/*" } }
`,
      ),
    );
    expect(settingsOf(imported)).toMatchObject({
      functions: {
        use: "Pets",
        named: {
          Pets: {
            name: "pets",
            handler: "app.handler",
            runtime: "python3.13",
            architecture: "x86_64",
            memory: 512,
            timeout: 3,
            code: { bucket: "b", key: "k" },
            environment: { TABLE: "${Table}", SELF: "x" },
            logRetention: 7,
            resourceTags: { team: "pets" },
            callableFrom: ["/*/GET/p0", "/*"],
            role: {
              description: "",
              tags: {},
              managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"],
              inlinePolicies: {
                read: {
                  Version: "2012-10-17",
                  Statement: [{ Effect: "Allow", Action: "dynamodb:Scan", Resource: "${TableArn}" }],
                },
              },
            },
          },
        },
      },
    });
    for (const node of ["PetsFunction", "Role", "Extra", "Logs", "Exact", "Wide"])
      expect(saidOf(imported, node)).toEqual([]);
    expect(saidOf(imported, "Table")).toEqual(["left: it belongs to no API and stays where it is"]);
  });

  it("are settings of their operation where they are called as it is, and know what the build does by itself", async () => {
    const imported = await importTemplate(
      template(
        ["Op0Function.Arn"],
        `  Op0Role:
    Type: AWS::IAM::Role
    Properties:
      Description: What the function op0 may do.
      AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: "sts:AssumeRole" }] }
      Policies:
        - PolicyName: logs
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: ["logs:CreateLogStream", "logs:PutLogEvents"]
                Resource: [!Sub "arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:\${Op0LogGroup}:*"]
        - PolicyName: function
          PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: ["dynamodb:GetItem"], Resource: [!Ref TableArn] }] }
  Op0LogGroup: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: !Sub "/aws/lambda/\${NamePrefix}-op0", RetentionInDays: 30 } }
  Op0Function:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: !Sub "\${NamePrefix}-op0"
      Description: GET /p0
      Runtime: nodejs22.x
      Architectures: [arm64]
      Handler: index.handler
      Code: { S3Bucket: !Ref ArtifactBucket, S3Key: !Sub "\${ArtifactPrefix}op0.zip" }
      MemorySize: 512
      Timeout: 10
      Role: !GetAtt Op0Role.Arn
      LoggingConfig: { LogGroup: !Ref Op0LogGroup }
`,
      ).replace(
        "Parameters:",
        "Parameters:\n  NamePrefix: { Type: String, Default: pets }\n  ArtifactBucket: { Type: String }\n  ArtifactPrefix: { Type: String, Default: '' }\n  TableArn: { Type: String }",
      ),
    );
    expect(settingsOf(imported)).toMatchObject({
      operations: {
        op0: {
          function: {
            memory: 512,
            policies: [{ actions: ["dynamodb:GetItem"], resources: ["${TableArn}"] }],
          },
        },
      },
    });
    expect(settingsOf(imported).functions).toBeUndefined();
    for (const node of ["Op0Function", "Op0Role", "Op0LogGroup"]) expect(saidOf(imported, node)).toEqual([]);
  });

  it("share a role under its name, and refer to each other", async () => {
    const imported = await importTemplate(
      template(
        ["One.Arn", "Two.Arn"],
        role + lambda("One", ", Environment: { Variables: { OTHER: !Ref Two, ARN: !GetAtt Two.Arn } }") + lambda("Two"),
      ),
    );
    expect(settingsOf(imported)).toMatchObject({
      functions: {
        named: {
          One: { role: { use: "Role" }, environment: { OTHER: "${functions.Two.name}", ARN: "${functions.Two.arn}" } },
          Two: { role: { use: "Role" }, logGroup: { create: false } },
        },
      },
      roles: { Role: { inlinePolicies: {} } },
      operations: { op0: { function: { use: "One" } }, op1: { function: { use: "Two" } } },
    });
  });

  it("are called through their alias where the source does", async () => {
    const imported = await importTemplate(
      template(
        ["Live"],
        `${role}${lambda("PetsFunction")}
  Version: { Type: AWS::Lambda::Version, DeletionPolicy: Retain, Properties: { FunctionName: !Ref PetsFunction } }
  Live: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref PetsFunction, FunctionVersion: !GetAtt Version.Version, Name: live, ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 } } }
`,
      ),
    );
    expect(settingsOf(imported)).toMatchObject({
      functions: { named: { Pets: { alias: { name: "live", provisionedConcurrency: 2 } } } },
      operations: { op0: { function: { use: "Pets" } } },
    });
    expect(saidOf(imported, "Live")).toEqual([]);
  });
});

describe("functions stay where they are, and are called by ARN,", () => {
  it.each([
    [
      "where something else calls them",
      `${role}${lambda("PetsFunction")}  Queue: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !Ref PetsFunction } }\n`,
      "'Queue' (AWS::Lambda::EventSourceMapping) uses it too",
    ],
    [
      "where settings have no word for a property",
      role + lambda("PetsFunction", ", CodeSigningConfigArn: arn:aws:lambda:eu-west-1:1:code-signing-config:x"),
      "its 'CodeSigningConfigArn': settings have no word for it",
    ],
    [
      "where only the deployment knows a list",
      role + lambda("PetsFunction", ", VpcConfig: { SubnetIds: !Ref Lists, SecurityGroupIds: [sg] }"),
      "its 'VpcConfig': 'SubnetIds': only the deployment knows the list",
    ],
    [
      "where they are told of the API",
      role + lambda("PetsFunction", ", Environment: { Variables: { API: !Ref Api } }"),
      "it is told of the API itself ('Api')",
    ],
  ])("%s", async (_, resources, reason) => {
    const imported = await importTemplate(template(["PetsFunction.Arn"], resources));
    expect(saidOf(imported, "PetsFunction")).toEqual([`left: ${reason}: the API calls it by its ARN`]);
    expect(settingsOf(imported)).toMatchObject({
      operations: { op0: { function: { arn: "${PetsFunctionArn}" } } },
      parameters: { PetsFunctionArn: {} },
    });
    expect(settingsOf(imported).functions).toBeUndefined();
  });

  it("as a role does that another resource uses", async () => {
    const imported = await importTemplate(
      template(["PetsFunction.Arn"], role + lambda("PetsFunction") + lambda("Nightly")),
    );
    expect(saidOf(imported, "Role")).toEqual([
      "left: 'Nightly' (AWS::Lambda::Function) uses it too: it is referred to by its ARN",
    ]);
    expect(saidOf(imported, "PetsFunction")).toEqual([]);
  });

  it("as a role does that settings cannot describe", async () => {
    const imported = await importTemplate(
      template(
        ["PetsFunction.Arn"],
        role.replace("      ManagedPolicyArns", "      MaxSessionDuration: 7200\n      ManagedPolicyArns") +
          lambda("PetsFunction"),
      ),
    );
    expect(saidOf(imported, "Role")).toEqual([
      "left: settings cannot say its 'MaxSessionDuration': it is referred to by its ARN",
    ]);
    expect(settingsOf(imported)).toMatchObject({ functions: { named: { Pets: { role: { arn: "${RoleArn}" } } } } });
  });
});

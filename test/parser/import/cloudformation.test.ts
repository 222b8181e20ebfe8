import { describe, expect, it } from "vitest";
import { createMemoryHost } from "../../../src/host/memory-host.js";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";
import { readTemplate } from "../../../src/parser/import/cloudformation/read-template.js";
import { loadTemplateFiles } from "../../../src/parser/import/cloudformation/template-files.js";
import type { ResourceGraph } from "../../../src/parser/import/resource-graph.js";
import { openFiles } from "../../../src/parser/import/source-files.js";
import type { SourceValue } from "../../../src/parser/import/source-value.js";

async function read(
  text: string,
  { given = {}, files = {} }: { given?: Record<string, string>; files?: Record<string, string> } = {},
) {
  const diagnostics = new DiagnosticBag();
  const all = Object.entries({ "template.yaml": text, ...files }).map(([name, each]) => [`/project/${name}`, each]);
  const opened = openFiles("/project", createMemoryHost(Object.fromEntries(all)));
  const template = await opened.load("template.yaml", undefined, diagnostics);
  if (template === undefined) throw new Error(diagnostics.items[0]?.message);
  const parameters = new Map(Object.entries(given));
  const { included, referenced } = await loadTemplateFiles(template, parameters, opened);
  const graph = readTemplate({ template, given: parameters, files: included, referenced }, diagnostics);
  return { graph, found: diagnostics.items };
}

/** A value in few words: text with `<...>` for what is not known. */
function brief(value: SourceValue): unknown {
  switch (value.kind) {
    case "scalar":
      return value.value;
    case "list":
      return value.items.map(brief);
    case "object":
      return Object.fromEntries(value.members.map(([key, member]) => [key, brief(member)]));
    case "join":
      return value.parts.map((part) => String(brief(part))).join("");
    case "reference":
      return `<${[value.resource, value.attribute].filter((each) => each !== undefined).join(".")}>`;
    case "opaque":
      return `<${value.name}: ${value.text}>`;
    default:
      return `<${value.kind} ${value.name}>`;
  }
}

const propertiesOf = (graph: ResourceGraph, id: string): Record<string, unknown> =>
  Object.fromEntries(
    graph.resources.find((each) => each.id === id)?.properties.map(({ name, value }) => [name, brief(value)]) ?? [],
  );

const notesOf = (graph: ResourceGraph): readonly string[] =>
  graph.notes.map(({ outcome, node, property, how }) => `${outcome} ${[node, property].join(" ")}: ${how}`);

describe("a template's functions", () => {
  it("are worked out as far as the template tells", async () => {
    const { graph } = await read(`
Mappings:
  Ports:
    one: { http: 80 }
    two: { http: 80 }
  Hosts:
    eu-west-1: { name: eu.example.com }
    us-east-1: { name: us.example.com }
Parameters:
  Stage: { Type: String, Default: dev }
  Subnets: { Type: CommaDelimitedList, Default: "a,b" }
Resources:
  Table: { Type: AWS::DynamoDB::Table }
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Arn: !GetAtt Table.Arn
      Name: !Sub "\${AWS::StackName}-\${Stage}-\${Table}-\${!Literal}"
      Given: !Sub ["\${a}/\${Table.Arn}", { a: !Ref Stage }]
      Joined: !Join ["-", [x, !Ref "AWS::Region", z]]
      Second: !Select [1, !Split ["/", a/b/c]]
      Port: !FindInMap [Ports, !Ref "AWS::Region", http]
      Host: !FindInMap [Hosts, !Ref "AWS::Region", name]
      Subnet: !Select [0, !Ref Subnets]
      Imported: { "Fn::ImportValue": { "Fn::Sub": "\${AWS::Region}-Link" } }
      Zones: !GetAZs ""
      Encoded: !Base64 hello
      Secret: "x {{resolve:secretsmanager:Pets:SecretString:key}}"
      Json: { "Fn::ToJsonString": { a: 1, b: !Ref Stage } }
      Gone: !Ref AWS::NoValue
      List: [1, !Ref AWS::NoValue, 2]
      Unknown: !Ref Elsewhere
`);
    expect(propertiesOf(graph, "Api")).toEqual({
      Arn: "<Table.Arn>",
      Name: '<StackName: {"Ref":"AWS::StackName"}>-<parameter Stage>-<Table>-${Literal}',
      Given: "<parameter Stage>/<Table.Arn>",
      Joined: "x-<pseudo region>-z",
      Second: "b",
      Port: 80,
      Host: "<HostsRegionName: >",
      Subnet: "<0Subnets: >",
      Imported: '<RegionLink: {"Fn::ImportValue":{"Fn::Sub":"${AWS::Region}-Link"}}>',
      Zones: '<GetAZs: {"Fn::GetAZs":""}>',
      Encoded: "aGVsbG8=",
      Secret: 'x <Pets  key: "{{resolve:secretsmanager:Pets:SecretString:key}}">',
      Json: '{"a":1,"b":"<parameter Stage>"}',
      List: [1, 2],
      Unknown: "<Elsewhere: >",
    });
    expect(notesOf(graph)).toContain(
      "opaque Api Properties.Unknown: 'Elsewhere' is no parameter and no resource of the template: it has to be supplied",
    );
  });
});

describe("a template's conditions", () => {
  const template = `
Parameters:
  Stage: { Type: String, Default: dev, AllowedValues: [dev, prod] }
  Domain: { Type: String }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  HasDomain: !Not [!Equals [!Ref Domain, ""]]
  Both: !And [!Condition IsProd, !Condition HasDomain]
  Loop: !Not [!Condition Loop]
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: !If [IsProd, pets, !Sub "pets-\${Stage}"]
      Policy: !If [Both, { a: 1 }, !Ref AWS::NoValue]
      EndpointConfiguration: { Types: [!If [HasDomain, REGIONAL, EDGE]] }
  Name:
    Type: AWS::ApiGateway::DomainName
    Condition: Both
Outputs:
  Never: { Condition: Both, Value: x }
  Always: { Description: The API., Value: !Ref Api }
`;

  it("go by defaults, and say so", async () => {
    const { graph } = await read(template);
    expect(graph.resources.map(({ id }) => id)).toEqual(["Api"]);
    expect(propertiesOf(graph, "Api")).toEqual({
      Name: "pets-<parameter Stage>",
      EndpointConfiguration: { Types: ["REGIONAL"] },
    });
    expect(notesOf(graph)).toEqual([
      "left Name : not made: decided by the condition 'Both', which is false when Stage is 'dev' by default and Domain is not ''",
      "approximated Api Properties.Name: decided by the condition 'IsProd', which is false when Stage is 'dev' by default",
      "approximated Api Properties.Policy: decided by the condition 'Both', which is false when Stage is 'dev' by default and Domain is not ''",
      "approximated Api Properties.EndpointConfiguration.Types.0: decided by the condition 'HasDomain', which is true when Domain is not ''",
    ]);
    expect(graph.outputs.map(({ name, value }) => [name, brief(value)])).toEqual([["Always", "<Api>"]]);
  });

  it("go by the values that are given, and assume nothing then", async () => {
    const { graph } = await read(template, { given: { Stage: "prod", Domain: "api.example.com" } });
    expect(graph.resources.map(({ id }) => id)).toEqual(["Api", "Name"]);
    expect(propertiesOf(graph, "Api").Policy).toEqual({ a: 1 });
    expect(graph.notes).toEqual([]);
    expect(graph.parameters).toEqual([]);
  });

  it("refuse values that the template does not allow", async () => {
    const { found } = await read(template, { given: { Stage: "test" } });
    expect(found.map(({ code, message }) => [code, message])).toEqual([
      ["import-parameter-value", "The parameter 'Stage' cannot be 'test'; the source allows: dev, prod."],
    ]);
  });

  it("end where they refer to themselves", async () => {
    const { graph } = await read(template.replace("!If [Both,", "!If [Loop,"));
    expect(notesOf(graph).filter((note) => note.includes("Loop"))).toEqual([
      "approximated Api Properties.Policy: decided by the condition 'Loop', which is true when 'Loop' refers to itself",
    ]);
  });
});

describe("a template's parameters", () => {
  it("keep what they say of themselves", async () => {
    const { graph } = await read(`
Parameters:
  Key: { Type: String, NoEcho: true, Description: A key. }
  Ids: { Type: List<AWS::EC2::Subnet::Id> }
  Image: { Type: "AWS::SSM::Parameter::Value<String>", Default: /pets/image }
Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: !Ref Image } }
`);
    expect(graph.parameters.map(({ at: _, ...rest }) => rest)).toEqual([
      { name: "Key", secret: true, description: "A key." },
      { name: "Ids", secret: false, list: true },
    ]);
    expect(propertiesOf(graph, "Api").Name).toBe('<Image: "{{resolve:ssm:/pets/image}}">');
  });
});

describe("files that a template includes", () => {
  const template = (location: string): string => `
Parameters: { File: { Type: String, Default: part.yaml } }
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Body:
        openapi: 3.0.3
        Fn::Transform: { Name: AWS::Include, Parameters: { Location: ${location} } }
`;
  const files = {
    "part.yaml":
      "paths: { /pets: !Ref File }\ninfo:\n  Fn::Transform: { Name: AWS::Include, Parameters: { Location: info.yaml } }",
    "info.yaml": "title: Pets\nself: { Fn::Transform: { Name: AWS::Include, Parameters: { Location: info.yaml } } }",
  };

  it("stand where they are named, and end where they include themselves", async () => {
    const { graph } = await read(template("!Ref File"), { files });
    expect(propertiesOf(graph, "Api").Body).toEqual({
      openapi: "3.0.3",
      paths: { "/pets": "<parameter File>" },
      info: { title: "Pets" },
    });
    const body = graph.resources[0]?.properties[0]?.value;
    const paths = body?.kind === "object" ? body.members.find(([key]) => key === "paths")?.[1] : undefined;
    expect(notesOf(graph)).toEqual([
      "dropped Api Properties.Body: the included file 'info.yaml' is not read: it includes itself",
    ]);
    expect(paths?.at).toEqual({ file: "part.yaml", pointer: "/paths" });
  });

  it.each([
    ["s3://bucket/part.yaml", "it lies outside the source's folder"],
    ["../other/part.yaml", "it lies outside the source's folder"],
    ["/etc/passwd", "it lies outside the source's folder"],
    ["missing.yaml", "Cannot read 'missing.yaml': there is no such file"],
  ])("are left unread where they are not local: %s", async (location, reason) => {
    const { graph } = await read(template(location), { files });
    expect(notesOf(graph)).toEqual([
      `dropped Api Properties.Body: the included file '${location}' is not read: ${reason}`,
    ]);
  });
});

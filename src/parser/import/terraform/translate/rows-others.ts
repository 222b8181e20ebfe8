/**
 * Resources that an API works with and that stay where they are: what CloudFormation calls them, and the argument that is
 * their name, from which a deploy parameter takes its default.
 */
const others: Readonly<Record<string, readonly [type: string, names: Readonly<Record<string, string>>]>> = {
  aws_dynamodb_table: ["AWS::DynamoDB::Table", { name: "TableName" }],
  aws_sqs_queue: ["AWS::SQS::Queue", { name: "QueueName" }],
  aws_sns_topic: ["AWS::SNS::Topic", { name: "TopicName" }],
  aws_s3_bucket: ["AWS::S3::Bucket", { bucket: "BucketName" }],
  aws_sfn_state_machine: ["AWS::StepFunctions::StateMachine", { name: "StateMachineName" }],
  aws_cognito_user_pool: ["AWS::Cognito::UserPool", { name: "UserPoolName" }],
  aws_cognito_user_pool_client: ["AWS::Cognito::UserPoolClient", { name: "ClientName" }],
  aws_kinesis_stream: ["AWS::Kinesis::Stream", { name: "Name" }],
  aws_kinesis_firehose_delivery_stream: ["AWS::KinesisFirehose::DeliveryStream", { name: "DeliveryStreamName" }],
  aws_cloudwatch_event_bus: ["AWS::Events::EventBus", { name: "Name" }],
  aws_kms_key: ["AWS::KMS::Key", {}],
  aws_lb: ["AWS::ElasticLoadBalancingV2::LoadBalancer", { name: "Name", load_balancer_type: "Type" }],
  aws_alb: ["AWS::ElasticLoadBalancingV2::LoadBalancer", { name: "Name", load_balancer_type: "Type" }],
  aws_lb_listener: ["AWS::ElasticLoadBalancingV2::Listener", {}],
  aws_vpc: ["AWS::EC2::VPC", {}],
  aws_subnet: ["AWS::EC2::Subnet", {}],
  aws_security_group: ["AWS::EC2::SecurityGroup", { name: "GroupName" }],
  aws_vpc_endpoint: ["AWS::EC2::VPCEndpoint", {}],
  aws_service_discovery_service: ["AWS::ServiceDiscovery::Service", { name: "Name" }],
  aws_secretsmanager_secret: ["AWS::SecretsManager::Secret", { name: "Name" }],
};

export const otherRows = Object.fromEntries(
  Object.entries(others).map(([terraform, [type, names]]) => [terraform, { type, arguments: names }]),
);

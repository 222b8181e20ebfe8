"""An AWS account to deploy into: moto's server, with the CloudFormation that moto lacks."""

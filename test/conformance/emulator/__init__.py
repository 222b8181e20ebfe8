"""An AWS account to deploy into: moto's server, with the CloudFormation and the API Gateway that moto lacks.

moto reads its settings when it is imported, so they are made here.
"""

import os

# Functions are deployed from archives that nobody has built.
os.environ.setdefault("VALIDATE_LAMBDA_S3", "false")
# Seconds until a certificate is issued that nobody validates.
os.environ.setdefault("MOTO_ACM_VALIDATION_WAIT", "0")

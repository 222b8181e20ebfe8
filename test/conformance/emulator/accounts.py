"""Which account a request is for: the access key says it, so that every case of the suite has an account of its own.

A key is `AKIA`, the account's twelve digits and four more characters (20 in all, as AWS's own are). Any client can
select an account with it, the AWS SDK and Terraform's provider alike, without a call to register it first.
"""

import re

from moto.core import DEFAULT_ACCOUNT_ID
from moto.iam import models as iam

ACCESS_KEY = re.compile(r"^AKIA(\d{12})[A-Z0-9]{4}$")


def access_key_of(account: str) -> str:
    """The access key that selects an account."""
    return f"AKIA{account}GATE"


def account_of(access_key: str) -> str:
    """The account that an access key selects; moto's own account for a key of another form."""
    found = ACCESS_KEY.match(access_key)
    return found.group(1) if found else DEFAULT_ACCOUNT_ID


def select_accounts_by_access_key() -> None:
    """Makes moto read accounts from access keys, before it looks for keys that IAM or STS handed out."""
    of_issued_key = iam.get_account_id_from

    def account_id_from(access_key: str) -> str:
        found = ACCESS_KEY.match(access_key or "")
        return found.group(1) if found else of_issued_key(access_key)

    iam.get_account_id_from = account_id_from

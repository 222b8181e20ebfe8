"""Repairs of moto: where its answers differ from AWS's in a way that a deployment notices. One service a file, each
repair with its reason.
"""

from ..gateway.service import Gateways
from ..presupposed import Presupposed
from .firewall import repair_firewall
from .functions import repair_functions
from .managed_policies import share_managed_policies
from .policies import repair_policies
from .user_pools import repair_user_pools
from .zones import repair_zones


def repair_moto(gateways: Gateways, presupposed: Presupposed) -> None:
    """Applies every repair; to be called once, before the first request."""
    repair_functions(presupposed)
    repair_firewall(gateways, presupposed)
    repair_zones(presupposed)
    repair_policies()
    repair_user_pools()
    share_managed_policies()

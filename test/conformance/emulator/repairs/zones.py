"""Route 53: a record in a hosted zone that nobody deployed finds a stand-in (`presupposed.py`)."""

from typing import Any

from moto.route53.models import Route53Backend

from ..presupposed import Presupposed

ZONE = "aws_route53_zone"


def repair_zones(presupposed: Presupposed) -> None:
    change, find = Route53Backend.change_resource_record_sets, Route53Backend.get_hosted_zone

    def get_hosted_zone(self: Any, id_: str) -> Any:
        identifier = id_.replace("/hostedzone/", "")
        if identifier not in self.zones:
            self.zones[identifier] = _stand_in(self, identifier)
            presupposed.add(self.account_id, ZONE, identifier)
        return find(self, id_)

    def change_resource_record_sets(self: Any, zoneid: str, change_list: list[dict[str, Any]]) -> None:
        change(self, zoneid, change_list)
        identifier = zoneid.replace("/hostedzone/", "")
        if presupposed.has(self.account_id, ZONE, identifier) and not self.zones[identifier].rrsets:
            del self.zones[identifier]
            presupposed.remove(self.account_id, ZONE, identifier)

    Route53Backend.get_hosted_zone = get_hosted_zone
    Route53Backend.change_resource_record_sets = change_resource_record_sets


def _stand_in(backend: Any, identifier: str) -> Any:
    """A zone for every name: nobody has said what it is called."""
    zone = backend.create_hosted_zone("presupposed.", False)
    del backend.zones[zone.resource_id]
    zone.resource_id, zone.name = identifier, "."
    zone.rrsets.clear()
    return zone

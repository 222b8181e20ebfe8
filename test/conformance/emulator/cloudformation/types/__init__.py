"""The resource types that the emulator deploys: whatever the printers can write, and what the examples need beside."""

from ..resource_type import ResourceType
from .data import DATA_TYPES
from .edge import EDGE_TYPES
from .functions import FUNCTION_TYPES
from .gateway_http import HTTP_TYPES
from .gateway_rest import REST_TYPES
from .identity import IDENTITY_TYPES
from .observing import OBSERVING_TYPES
from .stacks import STACK_TYPES


def resource_types() -> dict[str, ResourceType]:
    """Every type by its name."""
    groups = (
        REST_TYPES, HTTP_TYPES, FUNCTION_TYPES, IDENTITY_TYPES, OBSERVING_TYPES, EDGE_TYPES, DATA_TYPES, STACK_TYPES,
    )
    return {kind.name: kind for group in groups for kind in group}

"""The shop's own order system, asked over HTTP. docs/order-system.md is what it has to answer."""

from assistant.service.remote.calls import System
from assistant.service.remote.changes import Settled
from assistant.service.remote.orders import HttpOrders
from assistant.service.remote.settling import Settler
from assistant.service.remote.signing import signature, verified

__all__ = ["HttpOrders", "Settled", "Settler", "System", "signature", "verified"]

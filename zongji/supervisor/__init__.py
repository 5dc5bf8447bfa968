"""Starts every process of the product, watches them, starts the dead again, and stops them all cleanly."""

from zongji.supervisor.ports import PortTaken, with_free_ports
from zongji.supervisor.reports import Report
from zongji.supervisor.supervisor import StartFailed, Supervisor

__all__ = ["PortTaken", "Report", "StartFailed", "Supervisor", "with_free_ports"]

"""The Python checks that rules name, one small file a family.

A check takes the detection and the rule, and yields `Fault`s: where, and what to put into the message.
"""

import importlib
import pkgutil

from .base import CHECKS, Fault

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")

__all__ = ["CHECKS", "Fault"]

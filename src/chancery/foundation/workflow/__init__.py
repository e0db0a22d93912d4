"""States and actions declared as a table, drawn in the docs, obeyed by the buttons.

A room declares one `Workflow` a record type in its `states.py`. Pages ask `offers`, services `begin`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from chancery.foundation.identity import access
from chancery.foundation.identity.models import Person

M = TypeVar("M", bound=Model)
Label = str | Promise
ALL: dict[str, Workflow[Any]] = {}


class ActionRefused(Exception):
    """The action can't be done now; the message tells the user why."""


@dataclass(frozen=True)
class State:
    """A state of a record. tone: neutral, info, progress, success, warning or danger."""

    name: str
    label: Label
    tone: str = "neutral"


@dataclass(frozen=True)
class Condition:
    """What must hold before an action. `message` tells the user what is missing."""

    holds: Callable[[Any], bool]
    message: Label


@dataclass(frozen=True)
class Action:
    """One row of the table: from which states, to which state, who may, what must hold.

    `permission` is the action's name in the access policy. `target` None leaves the state as it is.
    """

    name: str
    label: Label
    source: tuple[str, ...]
    target: str | None
    permission: str
    conditions: tuple[Condition, ...] = ()
    reason_required: bool = False
    tone: str = "neutral"


@dataclass(frozen=True)
class Offer:
    """An action as a page shows it. `why_not` is empty when it can be done now."""

    action: Action
    why_not: str = ""


class Workflow(Generic[M]):
    """The table of one record type. `field` holds the state's name."""

    def __init__(
        self, model: type[M], *, states: list[State], actions: list[Action], field: str = "state"
    ) -> None:
        self.model = model
        self.field = field
        self.states = {state.name: state for state in states}
        self.actions = {action.name: action for action in actions}
        for action in actions:
            unknown = {*action.source, *([action.target] if action.target else [])} - self.states.keys()
            if unknown:
                raise ValueError(f"{model.__name__}.{action.name} names unknown states {unknown}")
        ALL[model._meta.label_lower] = self

    def state(self, record: M) -> State:
        return self.states[getattr(record, self.field)]

    def offers(self, person: Person, record: M) -> list[Offer]:
        """The actions that lead on from the record's state and that `person` may do, each with what it lacks."""
        return [
            Offer(action, self._missing(action, record))
            for action in self.actions.values()
            if getattr(record, self.field) in action.source and access.can(person, action.permission, record)
        ]

    def begin(self, person: Person, record: M, name: str, *, reason: str = "") -> tuple[M, Person | None]:
        """Locks the record, proves that `person` may do the action now, and sets the new state, unsaved.

        Returns the locked record and whom the person acts for (None for himself). Raises ActionRefused, or
        AccessDenied. Call it inside the transaction of the change.
        """
        if not connection.in_atomic_block:
            raise RuntimeError("a workflow action must run in a transaction")
        action = self.actions[name]
        locked = self.model._default_manager.select_for_update(of=("self",)).get(pk=record.pk)
        acting_for = access.require(person, action.permission, locked)
        if getattr(locked, self.field) not in action.source:
            raise ActionRefused(
                _(
                    "Không thể “%(action)s” khi hồ sơ ở trạng thái “%(state)s”. Tải lại trang để xem tình trạng mới nhất."
                )
                % {"action": action.label, "state": self.state(locked).label}
            )
        if missing := self._missing(action, locked):
            raise ActionRefused(missing)
        if action.reason_required and not reason.strip():
            raise ActionRefused(_("Phải ghi lý do."))
        if action.target:
            setattr(locked, self.field, action.target)
        return locked, acting_for

    @staticmethod
    def _missing(action: Action, record: Model) -> str:
        return next(
            (str(condition.message) for condition in action.conditions if not condition.holds(record)), ""
        )

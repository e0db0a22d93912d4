"""How a round stands: each aspect with its verdicts, the gate's word, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass

from ..procedure import queries as procedure
from .models import Aspect, Grade, Opinion, Round, Settlement, Verdict


@dataclass(frozen=True)
class Standing:
    """An aspect of a round. gate: what the machine says, "" where it says nothing. settled: the head's decision."""

    aspect: Aspect
    verdicts: tuple[tuple[Opinion, Verdict], ...]
    gate: str
    settled: Settlement | None

    @property
    def differ(self) -> bool:
        """The appraisers differ among themselves, or pass what the gate found wanting."""
        grades = {verdict.grade for _opinion, verdict in self.verdicts}
        return len(grades) > 1 or (Grade.PASS in grades and self.gate not in ("", Grade.PASS))

    @property
    def final(self) -> str:
        """What the aspect comes to: the head's decision, or the verdict that nobody gainsays; "" as long as none."""
        if self.settled:
            return self.settled.grade
        if self.differ or not self.verdicts:
            return ""
        return self.verdicts[0][1].grade

    @property
    def final_label(self) -> str:
        return str(Grade(self.final).label) if self.final else ""

    @property
    def gate_label(self) -> str:
        return str(Grade(self.gate).label) if self.gate else ""

    @property
    def to_settle(self) -> bool:
        """It waits for the head: opinions differ, or don't pass it."""
        return bool(self.verdicts) and self.settled is None and self.final != Grade.PASS


def standings(round: Round) -> list[Standing]:
    """The round's aspects, in order."""
    opinions = list(round.opinions.select_related("appraiser").prefetch_related("verdicts"))
    settled = {one.aspect: one for one in round.settlements.select_related("by")}
    gate = _gate(round)
    return [
        Standing(
            aspect,
            tuple(
                (opinion, verdict)
                for opinion in opinions
                if opinion.given_at
                for verdict in opinion.verdicts.all()
                if verdict.aspect == aspect
            ),
            gate.get(aspect, ""),
            settled.get(aspect),
        )
        for aspect in Aspect
    ]


def _gate(round: Round) -> dict[str, str]:
    """The gate's word on form, by the appraisal of the version, and on procedure, by the dossier as it is."""
    appraisal = getattr(round.version, "appraisal", None)
    wanting = any(
        finding.severity != "advice"
        for item in procedure.checklist(round.document)
        for finding in item.findings
    )
    return {
        Aspect.FORM: Grade.FAIL if appraisal and appraisal.verdict == "fail" else Grade.PASS,
        Aspect.PROCEDURE: Grade.AMEND if wanting else Grade.PASS,
    }

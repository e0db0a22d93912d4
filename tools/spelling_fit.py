"""Fits the weights of the spelling checker's witnesses: tools/spelling_fit.py viwiki-spelling.jsonl

The articles with an even number are learnt from, the others kept for measuring (bench/spelling.py). The model is the
chance that a writer meant another syllable, over all readings of a token (a conditional logit, lightly held to zero).
Needs numpy and scipy. The articles: Tran et al. 2021, CC BY 4.0.
"""

import json
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
from chancery.gate.text.normal import nfc
from chancery.gate.text.spelling import context
from chancery.gate.text.spelling.tokens import phrases
from chancery.gate.text.syllables import form

OUT = Path(__file__).parent.parent / "src/chancery/gate/text/spelling/data/weights.json"


def instances(path: Path, parity: int = 0):
    """For each token that has another reading: the witnesses of its readings, and which of them is right (-1: none)."""
    for line in path.read_text("utf-8").splitlines():
        article = json.loads(line)
        if int(article["_id"]) % 2 != parity:
            continue
        gold = {int(m["start_offset"]): [form(nfc(s)) for s in m["suggest"]] for m in article["mistakes"]}
        stretches = phrases(article["text"])
        document = context.Document.of(stretches)
        for phrase in stretches:
            for at, token in enumerate(phrase):
                if token.joined or token.form not in context.model().frequency:
                    continue
                found = list(context.readings(phrase, at, document))
                if not found:
                    continue
                meant = gold.get(token.start)
                if meant is None:
                    yield [row for _, row in found], -1
                elif right := [number for number, (word, _) in enumerate(found) if word in meant]:
                    yield [row for _, row in found], right[0]


def fit(path: Path, hold: float = 1.0) -> dict[str, float]:
    rows, owner, target = [], [], []
    for number, (found, right) in enumerate(instances(path)):
        rows.extend(found)
        owner.extend([number] * len(found))
        target.extend(index == right for index in range(len(found)))
    x, owner, target = np.array(rows, float), np.array(owner), np.array(target, bool)
    count = owner[-1] + 1
    scale = np.where(x.std(0) > 0, x.std(0), 1.0)
    x = x / scale

    def loss(theta):
        score = x @ theta
        top = np.zeros(count)
        np.maximum.at(top, owner, score)
        parts = np.exp(score - top[owner])
        whole = np.exp(-top)
        np.add.at(whole, owner, parts)
        held = np.append(0, theta[1:])
        gain = score[target].sum() - (top + np.log(whole)).sum() - hold * (held**2).sum() / 2
        slope = x.T @ (target - parts / whole[owner]) - hold * held
        return -gain, -slope

    start = np.zeros(x.shape[1])
    start[0] = -6
    theta = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 600}).x / scale
    print(f"{count} tokens, {target.sum()} mistakes", file=sys.stderr)
    return {name: round(float(value), 3) for name, value in zip(context.FEATURES, theta, strict=True)}


if __name__ == "__main__":
    weights = fit(Path(sys.argv[1]))
    OUT.write_text("{\n" + ",\n".join(f'"{name}":{value}' for name, value in weights.items()) + "\n}\n")

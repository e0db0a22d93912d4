"""Fits the weights of the spelling checker's witnesses: tools/spelling_fit.py viwiki-spelling.jsonl

The model is the chance that a writer meant another syllable, over all readings of a token (a conditional logit, lightly
held to zero). The weights that ship are learnt from all articles. What the benchmark measures with are FOLDS sets of
weights, each learnt without the articles that it is tried on; they are written to bench/data/spelling_folds.json.
Needs numpy and scipy. The articles: Tran et al. 2021, CC BY 4.0.
"""

import json
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))
from chancery.gate.text.normal import nfc
from chancery.gate.text.spelling import context
from chancery.gate.text.spelling.model import model
from chancery.gate.text.spelling.tokens import phrases
from chancery.gate.text.syllables import form

OUT = ROOT / "src/chancery/gate/text/spelling/data/weights.json"
MEASURE = ROOT / "bench/data/spelling_folds.json"
FOLDS = 6
# How strongly the weights are held to zero.
HOLD = 2.0
Instance = tuple[list[list[float]], int]


def instances(article: dict) -> list[Instance]:
    """For each token that has another reading: the witnesses of its readings, and which of them is right (-1: none)."""
    found = []
    gold = {int(m["start_offset"]): [form(nfc(s)) for s in m["suggest"]] for m in article["mistakes"]}
    stretches = phrases(article["text"])
    document = context.Document.of(stretches)
    words = model().words
    for phrase in stretches:
        for at, token in enumerate(phrase):
            if token.joined or token.number < 0:
                continue
            readings = list(context.readings(phrase, at, document))
            meant = gold.get(token.start)
            if not readings:
                continue
            rows = [row for _, row in readings]
            right = [at for at, (word, _) in enumerate(readings) if words[word] in (meant or ())]
            if meant is None or token.form in meant:
                found.append((rows, -1))
            elif right:
                found.append((rows, right[0]))
    return found


def fit(articles: list[list[Instance]]) -> dict[str, float]:
    held = [instance for article in articles for instance in article]
    sizes = [len(rows) for rows, _ in held]
    x = np.array([row for rows, _ in held for row in rows], float)
    owner = np.repeat(np.arange(len(held)), sizes)
    target = np.zeros(len(x), bool)
    for start, (_, right) in zip(np.cumsum([0, *sizes]), held, strict=False):
        if right >= 0:
            target[start + right] = True
    scale = np.where(x.std(0) > 0, x.std(0), 1.0)
    x = x / scale

    def loss(theta):
        score = x @ theta
        top = np.zeros(len(held))
        np.maximum.at(top, owner, score)
        parts = np.exp(score - top[owner])
        whole = np.exp(-top) + np.bincount(owner, parts, len(held))
        free = np.append(0, theta[1:])
        gain = score[target].sum() - (top + np.log(whole)).sum() - HOLD * (free**2).sum() / 2
        slope = x.T @ (target - parts / whole[owner]) - HOLD * free
        return -gain, -slope

    start = np.zeros(x.shape[1])
    start[0] = -6
    theta = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 600}).x / scale
    print(f"{len(held)} tokens, {target.sum()} mistakes", file=sys.stderr)
    return {name: round(float(value), 3) for name, value in zip(context.FEATURES, theta, strict=True)}


def lines(weights: dict[str, float]) -> str:
    return "{\n" + ",\n".join(f'"{name}":{value}' for name, value in weights.items()) + "\n}"


def main(path: Path) -> None:
    articles = [instances(json.loads(line)) for line in path.read_text("utf-8").splitlines()]
    OUT.write_text(lines(fit(articles)) + "\n")
    folds = [
        fit([article for number, article in enumerate(articles) if number % FOLDS != fold])
        for fold in range(FOLDS)
    ]
    MEASURE.write_text("[\n" + ",\n".join(map(json.dumps, folds)) + "\n]\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

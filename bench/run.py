"""Runs every benchmark, or the one named: `make bench`, `make bench FIGURE=gate.growth`.

A file beside this one lists its figures as `FIGURES` and is run as a script, with the figures wanted as its
arguments. Exit 3: some benchmark couldn't be run (it said why); 1: some failed.
"""

import ast
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def figures(path: Path) -> list[str]:
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "FIGURES":
            return list(ast.literal_eval(node.value))
    return []


def main(wanted: list[str]) -> int:
    known = {name: path for path in sorted(HERE.glob("*.py")) for name in figures(path)}
    if unknown := set(wanted) - known.keys():
        print(f"no such figure: {', '.join(sorted(unknown))}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    worst = 0
    for path in dict.fromkeys(known[name] for name in wanted or known):
        names = [name for name in known if known[name] == path and (not wanted or name in wanted)]
        worst = max(worst, subprocess.run([sys.executable, path, *names], check=False).returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

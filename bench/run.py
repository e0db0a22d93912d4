"""Runs every benchmark, or the one named: `make bench`, `make bench FIGURE=gate.growth`.

A file beside this one lists its figures as `FIGURES` and is run as a script, with the figures wanted as its
arguments. Exit 3: some benchmark couldn't be run (it said why); 1: some failed.
"""

import ast
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def figures(path: Path) -> list[str]:
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "FIGURES":
            return list(ast.literal_eval(node.value))
    return []


MEANING = {
    "gate.vs_libreoffice": "Thời gian LibreOffice chuyển văn bản sang PDF so với thời gian thẩm định thể thức",
    "gate.full_vs_libreoffice": "Như trên, thẩm định đủ các họ quy tắc, với sổ 100.000 văn bản đã ban hành",
    "gate.growth": "Thẩm định 100 trang so với 10 trang, đủ các họ quy tắc",
    "gate.recall": "Bộ lỗi gài: quy tắc kém nhất tìm ra bao nhiêu phần số lần nó bị vi phạm",
    "gate.precision": "Bộ lỗi gài: phần các lỗi báo ra đúng là lỗi đã gài, tính trên mọi quy tắc",
    "gate.false_alarms": "Phát hiện sai trên mỗi trang của văn bản thật do người khác soạn",
    "fuzz.faults": "Số lần cổng thẩm định hỏng, treo quá 2 giây hay tốn quá 500 MB trên các tệp bị làm hỏng ngẫu nhiên",
    "gate.batch_speedup": "Thẩm định 1.000 dự thảo một lượt: hai tiến trình nhanh hơn một tiến trình bao nhiêu lần",
    "gate.batch_peak_mb": "Bộ nhớ lớn nhất của lượt thẩm định đó, mọi tiến trình cộng lại",
    "numbers.wrong": "Số nhảy và số trùng sau 10.000 số do hai tiến trình cấp, bị giết ngẫu nhiên",
    "pages.sql_growth": "Số câu SQL tăng thêm của trang danh sách khi dữ liệu tăng 100 lần",
    "spelling.f1": "Phát hiện lỗi chính tả do người khác đánh dấu, F1",
    "spelling.false_alarms": "Báo nhầm lỗi chính tả trên văn bản pháp luật sạch",
    "pages.vs_bare": "Trang chậm nhất so với một trang danh sách trần của khung phần mềm, phân vị 95",
    "citations.precision": "Viện dẫn văn bản: phần đúng trong những gì máy tìm thấy",
    "citations.recall": "Viện dẫn văn bản: phần máy tìm thấy và đọc đúng trong những gì có",
}


def write_page(names: list[str]) -> None:
    """docs/figures.md, from the newest line of each figure and size in the history."""
    newest: dict[tuple[str, str], dict[str, object]] = {}
    for line in (HERE / "history.jsonl").read_text().splitlines():
        kept = json.loads(line)
        newest[kept["figure"], kept["size"]] = kept
    rows = [
        f"| {MEANING[kept['figure']]} (`{kept['figure']}`) | {kept['size']} | **{kept['value']}** {kept['unit']} | "
        f"{kept['against']} | {kept['date']}, `{kept['commit']}` |"
        for (name, _), kept in newest.items()
        if name in names
    ]
    head = [
        "# Số đo\n",
        "Sinh ra từ lần đo trọn gần nhất. Chạy lại: `make bench`, hoặc một số đo: `make bench FIGURE=gate.growth`.\n",
        "Các số của cổng thẩm định được đo thế nào: [Cổng thẩm định được đo thế nào](rules/measured.md).\n",
        "| Số đo | Cỡ | Kết quả | So với | Khi nào |",
        "|---|---|---|---|---|",
    ]
    (HERE.parent / "docs" / "figures.md").write_text("\n".join([*head, *rows]) + "\n")


def main(wanted: list[str]) -> int:
    known = {name: path for path in sorted(HERE.glob("*.py")) for name in figures(path)}
    if unknown := set(wanted) - known.keys():
        print(f"no such figure: {', '.join(sorted(unknown))}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    worst = 0
    for path in dict.fromkeys(known[name] for name in wanted or known):
        names = [name for name in known if known[name] == path and (not wanted or name in wanted)]
        worst = max(worst, subprocess.run([sys.executable, path, *names], check=False).returncode)
    if not wanted:
        write_page(list(known))
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The windows: the list of findings beside the text, and the settings."""

import unohelper
from com.sun.star.awt import XActionListener, XItemListener, XTopWindowListener

from . import settings

_WIDTH, _HEIGHT, _GAP = 230, 220, 6
_SEVERITY = {"error": "Lỗi", "warning": "Cảnh báo", "advice": "Gợi ý"}


class _Window(unohelper.Base, XTopWindowListener):
    """A window of the toolkit that stays while one works in the document. Sizes in the toolkit's own units (Map AppFont)."""

    def __init__(self, context, title, width, height):
        self._context = context
        create = context.ServiceManager.createInstanceWithContext
        self.model = create("com.sun.star.awt.UnoControlDialogModel", context)
        self.model.Title, self.model.Width, self.model.Height = title, width, height
        self.model.PositionX, self.model.PositionY, self.model.Closeable = 20, 20, True
        self.dialog = create("com.sun.star.awt.UnoControlDialog", context)
        self.dialog.setModel(self.model)

    def add(self, kind, name, x, y, width, height, **properties):
        control = self.model.createInstance(f"com.sun.star.awt.UnoControl{kind}Model")
        control.PositionX, control.PositionY, control.Width, control.Height = x, y, width, height
        for property_, value in properties.items():
            setattr(control, property_, value)
        self.model.insertByName(name, control)
        return self.dialog.getControl(name)

    def show(self):
        toolkit = self._context.ServiceManager.createInstanceWithContext(
            "com.sun.star.awt.Toolkit", self._context
        )
        self.dialog.createPeer(toolkit, None)
        self.dialog.addTopWindowListener(self)
        self.dialog.setVisible(True)

    def windowClosing(self, event):
        self.dialog.setVisible(False)

    def _ignored(self, event):
        """The other events of a window are none of ours."""

    windowOpened = windowClosed = windowMinimized = windowNormalized = _ignored
    windowActivated = windowDeactivated = disposing = _ignored


class _Pressed(unohelper.Base, XActionListener):
    def __init__(self, do):
        self._do = do

    def actionPerformed(self, event):
        self._do()

    def disposing(self, event):
        """Nothing is held."""


class _Chosen(unohelper.Base, XItemListener):
    def __init__(self, do):
        self._do = do

    def itemStateChanged(self, event):
        self._do(event.Selected)

    def disposing(self, event):
        """Nothing is held."""


class FindingsWindow(_Window):
    """The findings of one document: choosing one selects its words in the text. problem: why there are none."""

    def __init__(self, context, document, findings, problem, select):
        super().__init__(context, "Thẩm định", _WIDTH, _HEIGHT)
        self._document, self.findings, self._select = document, findings, select
        self.current = -1
        inner = _WIDTH - 2 * _GAP
        self.add(
            "FixedText", "tally", _GAP, _GAP, inner, 20, Label=problem or tally(findings), MultiLine=True
        )
        self.list = self.add(
            "ListBox", "list", _GAP, 28, inner, 90, StringItemList=tuple(map(_line, findings))
        )
        self.words = self.add(
            "Edit", "words", _GAP, 122, inner, 72, MultiLine=True, ReadOnly=True, VScroll=True
        )
        self.list.addItemListener(_Chosen(self.go))
        for at, (name, label, do) in enumerate(
            (
                ("previous", "Trước", lambda: self.step(-1)),
                ("next", "Sau", lambda: self.step(1)),
                ("close", "Đóng", lambda: self.dialog.setVisible(False)),
            )
        ):
            button = self.add("Button", name, _GAP + at * 54, 200, 50, 14, Label=label)
            button.addActionListener(_Pressed(do))

    def step(self, by):
        """Goes on to the next finding, or back; after the last comes the first."""
        if self.findings:
            at = (self.current + by) % len(self.findings) if self.current >= 0 else (0 if by > 0 else -1)
            self.go(at % len(self.findings))

    def go(self, at):
        """Shows a finding and selects its words."""
        self.current = at
        finding = self.findings[at]
        if self.list.getSelectedItemPos() != at:
            self.list.selectItemPos(at, True)
        self.words.setText(_told(finding))
        self._select(self._document, finding)


class SettingsWindow(_Window):
    """Which command appraises."""

    def __init__(self, context, file):
        super().__init__(context, "Thẩm định: cài đặt", _WIDTH, 70)
        self._file = file
        inner = _WIDTH - 2 * _GAP
        self.add(
            "FixedText",
            "label",
            _GAP,
            _GAP,
            inner,
            12,
            Label="Lệnh thẩm định (chancery), có thể kèm đường dẫn:",
        )
        self.command = self.add("Edit", "command", _GAP, 20, inner, 14, Text=settings.read(file)["command"])
        keep = self.add("Button", "keep", _GAP, 44, 50, 14, Label="Lưu")
        keep.addActionListener(_Pressed(self.keep))

    def keep(self):
        chosen = settings.read(self._file)
        chosen["command"] = self.command.getText().strip() or settings.DEFAULT["command"]
        settings.write(self._file, chosen)
        self.dialog.setVisible(False)


def tally(findings):
    """How many of each severity, in words."""
    if not findings:
        return "Không phát hiện lỗi nào."
    counts = {name: sum(finding["severity"] == name for finding in findings) for name in _SEVERITY}
    return ", ".join(f"{count} {_SEVERITY[name].lower()}" for name, count in counts.items() if count)


def _line(finding):
    return f"{_SEVERITY[finding['severity']]} {finding['rule']}: {finding['message']}"


def _told(finding):
    lines = [f"{finding['rule']}: {finding['message']}"]
    if finding["quote"]:
        lines.append(f"“{finding['quote']}”")
    if finding.get("replacement") is not None:
        lines.append(f"Thay bằng: {finding['replacement']}")
    return "\n".join([*lines, finding["article"]])

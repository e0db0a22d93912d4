"""The menu's commands: appraise the document, go to the next finding or the one before, settings."""

import unohelper
from chancery_writer import places, running, settings
from chancery_writer.window import FindingsWindow, SettingsWindow
from com.sun.star.task import XJobExecutor

IMPLEMENTATION = "vn.chancery.Appraise"
# What was found, by the document's own identity; it lives as long as the office runs.
_findings = {}


class Appraise(unohelper.Base, XJobExecutor):
    """`service:vn.chancery.Appraise?appraise`, `…?next`, `…?previous`, `…?settings`."""

    def __init__(self, context):
        self.context = context

    def trigger(self, command):
        if command == "settings":
            SettingsWindow(self.context, settings.path(self.context)).show()
            return
        document = self._document()
        if document is None:
            return
        key = document.RuntimeUID
        if command == "appraise" or key not in _findings:
            _findings[key] = self._appraised(document)
        elif command in ("next", "previous"):
            _findings[key].step(1 if command == "next" else -1)

    def _appraised(self, document):
        chosen = settings.read(settings.path(self.context))
        try:
            told, problem = running.appraise(document, chosen), ""
        except running.Failed as error:
            told, problem = [], str(error)
        window = FindingsWindow(self.context, document, told, problem, places.select)
        window.show()
        window.step(1)
        return window

    def _document(self):
        """The text document in front, or the last one that is open."""
        desktop = self.context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", self.context
        )
        front = desktop.getCurrentComponent()
        if front is not None and front.supportsService("com.sun.star.text.TextDocument"):
            return front
        found = None
        components = desktop.Components.createEnumeration()
        while components.hasMoreElements():
            one = components.nextElement()
            if one.supportsService("com.sun.star.text.TextDocument"):
                found = one
        return found


g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(Appraise, IMPLEMENTATION, (IMPLEMENTATION,))

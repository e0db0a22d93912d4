"""Drives a running office over UNO; run by the system's Python, which has the bindings.

Arguments: the office's pipe, the document, how many steps to walk. Writes what it saw to standard output as JSON.
"""

import json
import sys
import time

import uno
from com.sun.star.beans import PropertyValue


def value(name, what):
    one = PropertyValue()
    one.Name, one.Value = name, what
    return one


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(400):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.25)
    raise SystemExit("the office doesn't answer")


def use(context, path, steps):
    create = context.ServiceManager.createInstanceWithContext
    desktop = create("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, ())
    dispatcher = create("com.sun.star.frame.DispatchHelper", context)

    def do(command):
        frame = document.CurrentController.Frame
        dispatcher.executeDispatch(frame, f"service:vn.chancery.Appraise?{command}", "", 0, ())
        # The view cursor's own getString is empty in tables: what it selects is told by the selection.
        return document.CurrentController.Selection.getByIndex(0).String

    seen = [do("appraise")]
    seen += [do("next") for _ in range(int(steps))]
    back = do("previous")
    # What is typed is appraised as it stands in the window, saved or not.
    cursor = document.Text.createTextCursor()
    cursor.gotoEnd(False)
    document.Text.insertString(cursor, " ", False)
    changed = [do("appraise"), *(do("next") for _ in range(int(steps)))]
    configuration = create("com.sun.star.configuration.ConfigurationProvider", context)
    menu = configuration.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationAccess",
        (value("nodepath", "/org.openoffice.Office.Addons/AddonUI/OfficeMenuBar/vn.chancery.writer.menu"),),
    )
    told = {"seen": seen, "back": back, "changed": changed, "menu": menu.Title}
    document.setModified(False)
    document.close(True)
    return told


def main(pipe, path, steps):
    context = connect(pipe)
    sys.stdout.write(json.dumps(use(context, path, steps)))
    sys.stdout.flush()
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    desktop.terminate()


main(*sys.argv[1:])

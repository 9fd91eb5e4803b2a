"""The Qt that is installed must not lose references to None (PYSIDE-3474: the process dies after some 5,500 calls)."""

import sys

from PySide6.QtCore import QObject


def test_void_qt_calls_leave_the_references_to_none_as_they_were():
    subject = QObject()
    before = sys.getrefcount(None)

    for _ in range(10):  # in tens of a thousand, so that a faulty Qt is told before it kills the process
        for number in range(1_000):
            subject.setObjectName(str(number))

        assert abs(sys.getrefcount(None) - before) < 200

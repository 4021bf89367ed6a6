"""What keeps a process from restarting with code that Python cannot read."""

from __future__ import annotations

from pathlib import Path

from imenik.site.live.restarting import faults


def test_only_code_that_can_be_read_is_started(tmp_path: Path) -> None:
    good, bad, other, gone = (tmp_path / name for name in ("good.py", "bad.py", "mkdocs.yml", "gone.py"))
    good.write_text("a = 1\n", encoding="utf-8")
    bad.write_text("a = 1\nb = (\n", encoding="utf-8")
    other.write_text("b = (\n", encoding="utf-8")
    (fault,) = faults([good, bad, other, gone])
    assert (fault.filename, fault.lineno) == (str(bad), 2)

"""Looks for input that breaks a reader of strangers' files: `python -m tests.fuzz loader -max_total_time=600`.

Atheris, which `make fuzz` installs, makes it up from what it sees of the code that is reached. `test_fuzz.py` tries the
targets on what it begins with.
"""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path


def main() -> None:
    """Run the target that the command names until it breaks, or as long as libFuzzer's options say."""
    import atheris  # only where it is installed

    name, *options = sys.argv[1:]
    with atheris.instrument_imports(include=["imenik"]):
        targets = import_module("tests.fuzz_targets")
    folder, pattern = targets.SEEDS[name]
    corpus = Path(tempfile.mkdtemp(prefix="imenik-corpus-"))
    for number, seed in enumerate(sorted(folder.glob(pattern))):
        (corpus / str(number)).write_bytes(seed.read_bytes())
    limits = ["-max_len=20000", "-timeout=10", "-rss_limit_mb=1000"]
    atheris.Setup([name, *limits, *options, str(corpus)], targets.TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()

"""Imenik: a public directory made of YAML files. This file holds the version, and when the program was loaded."""

import time

__version__ = "0.1.0"
LOADED_AT = time.time_ns()
"""Before any other module of the package; what runs need not be what is in a file that changed later."""

"""The only file that MkDocs loads: it hands the build over to `imenik.site`."""

import sys

from mkdocs.config.defaults import MkDocsConfig


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Register the events of one build.

    The package is imported anew for every further build, since `mkdocs serve` would not notice edited modules.
    """
    if "imenik.site.plugin" in sys.modules:
        for name in [name for name in sys.modules if name.partition(".")[0] == "imenik"]:
            del sys.modules[name]
    from imenik.site.plugin import ImenikPlugin

    config.plugins["imenik"] = ImenikPlugin(config)
    return config

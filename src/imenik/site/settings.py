"""The settings that pages use: those of `site/options.py`, the addresses of site and repository, and their checks.

A public site must have a contact address; a site that only its author sees does not need one.
"""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from imenik.env.locations import CONFIG_NAME, site_root
from imenik.i18n.hosts import EXAMPLES, PRIVATE
from imenik.i18n.text import SAME_EVERYWHERE, Text
from imenik.site.options import Options
from imenik.views.settings import Settings

_EXAMPLES = {"example.com", "example.net", "example.org"}
"""RFC 2606, section 3."""


def settings_of(config: MkDocsConfig, options: Options) -> Settings:
    """The settings that pages use; Abort if a public site has no contact address."""
    site_url, contact = config.site_url or "", options.contact or ""
    if is_placeholder(contact):
        if site_url and not is_reserved(urlsplit(site_url).hostname or ""):
            reason = f'"{contact}" is a placeholder' if contact else "none is set"
            raise Abort(
                f"{CONFIG_NAME}: error: no-contact: extra.imenik.contact: a site at {site_url} needs an address where "
                f"interest is expressed, and {reason}; set the environment variable IMENIK_CONTACT, or the key in "
                f"{CONFIG_NAME}, to an e-mail address or to a web address that begins with https"
            )
        contact = ""
    return described(config, options, site_url, contact)


def described(config: MkDocsConfig, options: Options, site_url: str, contact: str = "") -> Settings:
    """What a site says of itself, with addresses that were checked."""
    return Settings(
        site_url,
        (config.repo_url or "").rstrip("/"),
        options.edit,
        contact,
        root_of(config),
        name=options.name or Text({SAME_EVERYWHERE: config.site_name}),
        short_name=options.short_name,
        description=options.description or Text({SAME_EVERYWHERE: config.site_description or config.site_name}),
        footer=options.footer,
        licence=options.licence,
        publisher=options.publisher,
        inset=options.inset,
        uid_domain=options.uid_domain,
    )


def root_of(config: MkDocsConfig) -> Path:
    """The folder of the site that a configuration belongs to."""
    return Path(config.config_file_path).parent if config.config_file_path else site_root()


def is_placeholder(contact: str) -> bool:
    """Whether a contact is missing or in a domain reserved for examples."""
    host = urlsplit(contact).hostname if contact.startswith("https://") else contact.rpartition("@")[2]
    return is_reserved(host or "")


def is_reserved(host: str) -> bool:
    """Whether a host is not public: a local or private address, a name without dots, or a reserved domain."""
    host = host.lower().rstrip(".")
    try:
        return not ip_address(host).is_global
    except ValueError:
        labels = host.split(".")
    return len(labels) == 1 or labels[-1] in EXAMPLES | PRIVATE or ".".join(labels[-2:]) in _EXAMPLES

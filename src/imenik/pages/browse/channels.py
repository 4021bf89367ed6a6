"""A page for each channel, and the list of channels."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.exports.linked_data.entries import channel_node
from imenik.exports.linked_data.localization import Localizer
from imenik.views.edition import Edition
from imenik.views.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """`channels/` and `channels/<id>/` for each."""
    insights, wording = edition.insights, edition.wording
    localizer = Localizer(edition)
    channels = wording.in_order(insights.directory.channels.values(), lambda channel: edition.plain(channel.title))
    yield Page("channels/", "browse/channels.html", "channels", {"channels": channels})
    for channel in channels:
        organiser = insights.directory.organisations.get(channel.organiser or "")
        context = {"channel": channel, "organiser": organiser, "json_ld": channel_node(localizer, channel)}
        yield Page(f"channels/{channel.id}/", "browse/channel.html", "channels", context)

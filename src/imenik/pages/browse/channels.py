"""One channel; and the list of channels."""

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
    channels = wording.in_order(insights.directory.channels.values(), lambda each: edition.plain(each.title))
    yield Page("channels/", "browse/channels.html", "channels", {"channels": channels})
    for each in channels:
        organiser = insights.directory.organisations.get(each.organiser or "")
        context = {"channel": each, "organiser": organiser, "json_ld": channel_node(localizer, each)}
        yield Page(f"channels/{each.id}/", "browse/channel.html", "channels", context)

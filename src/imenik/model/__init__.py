"""The records: one class a kind, one attribute a field. To add a field, add it to its class; docs and schemas follow.

A rule that needs another record lives in `checks/`; the spelling of a value lives in `model/values.py`.
"""

from imenik.model.base import Citation, Kind, Part, Reason, Record, Removal, Tombstone
from imenik.model.channel import Channel
from imenik.model.event import Event
from imenik.model.meeting import Meeting, Series
from imenik.model.organisation import Organisation
from imenik.model.project import Project
from imenik.model.vocabulary import (
    USUAL_COLOURS,
    VOCABULARIES,
    Cluster,
    Colours,
    OrganisationType,
    Place,
    PlaceKind,
    Term,
    Vocabulary,
)

KINDS: tuple[type[Record], ...] = (Organisation, Project, Series, Meeting, Event, Channel)
"""Every kind of record, in the order in which they are listed everywhere."""

__all__ = [
    "KINDS",
    "USUAL_COLOURS",
    "VOCABULARIES",
    "Channel",
    "Citation",
    "Cluster",
    "Colours",
    "Event",
    "Kind",
    "Meeting",
    "Organisation",
    "OrganisationType",
    "Part",
    "Place",
    "PlaceKind",
    "Project",
    "Reason",
    "Record",
    "Removal",
    "Series",
    "Term",
    "Tombstone",
    "Vocabulary",
]

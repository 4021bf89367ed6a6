"""The descriptions of fields that several kinds have: what is the same thing has one name everywhere."""

from __future__ import annotations

from imenik.i18n.messages import say
from imenik.model.description import NO_HELP, Description, DigestGroup, FormGroup, TableColumn

SOURCES_GROUP = FormGroup(say("Sources of this information"))
"""The last group of every form."""

TITLE = Description(say("Title"), digest=DigestGroup.NAME, form_help=NO_HELP, schema_org="name")
TYPE = Description(say("Type"), digest=DigestGroup.KIND)
ABOUT = Description(say("Description"), table=TableColumn.WITH_LANGUAGE, schema_org="description")
NOTE = Description(say("Note"))
STATUS = Description(say("Status"), digest=DigestGroup.STATE)
CLUSTERS = Description(say("Clusters"), digest=DigestGroup.KIND)

COUNTRY = Description(say("Country"), digest=DigestGroup.PLACE)
CITY = Description(say("City"), digest=DigestGroup.PLACE, is_own_name=True)
HOMELAND = Description(say("Home places"), digest=DigestGroup.PLACE)

WEBSITE = Description(say("Website"), digest=DigestGroup.CONTACT, schema_org="url")
URL = Description(say("Web address"), digest=DigestGroup.CONTACT)
HOW_TO_JOIN = Description(say("How to take part"), digest=DigestGroup.CONTACT)

SEEKS = Description(say("Looking for"), digest=DigestGroup.NEEDS, form_help=NO_HELP)
SEEKS_UNTIL = Description(say("Looking for it until"), digest=DigestGroup.NEEDS)
FUNDERS = Description(say("Funded by"), digest=DigestGroup.BODIES, may_name="organisations", schema_org="funder")

STARTS = Description(say("Begins"), digest=DigestGroup.TIME)
ENDS = Description(say("Ends"), digest=DigestGroup.TIME)
DATE = Description(say("Date"), digest=None)
TIME = Description(say("Time of day"), digest=DigestGroup.TIME)
TIMEZONE = Description(say("Time zone"), digest=DigestGroup.TIME)

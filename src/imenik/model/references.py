"""Ids of other things, by what they refer to; the check of references reads the marks on these types."""

from __future__ import annotations

from typing import Annotated

from imenik.model.values import Id, Refers

ClusterId = Annotated[Id, Refers("clusters")]
TypeId = Annotated[Id, Refers("organisation-types")]
NeedId = Annotated[Id, Refers("needs")]
TopicId = Annotated[Id, Refers("topics")]
PlaceKindId = Annotated[Id, Refers("place-kinds")]
PlaceId = Annotated[Id, Refers("places")]
OrganisationId = Annotated[Id, Refers("organisations")]
ProjectId = Annotated[Id, Refers("projects")]

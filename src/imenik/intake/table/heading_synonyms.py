"""Common column headings of tables, besides the labels of fields. Data only."""

from __future__ import annotations

from collections.abc import Mapping

SPOKEN: Mapping[str, str] = {
    "bs": "bosanskom bosanski",
    "hr": "hrvatskom hrvatski",
    "sr-Cyrl": "srpskom cirilica cirilici cir",
    "sr-Latn": "latinica latinici lat",
    "en": "engleskom engleski eng",
    "de": "njemackom nemackom njemacki ger deu",
}
"""Words for languages at the end of headings, besides their names, by tag."""
USUAL: Mapping[str, str] = {
    "name": "naziv, ime, naziv organizacije, ime organizacije, puni naziv, naziv udruženja, ime udruženja, "
    "naziv udruge, organizacija, udruženje, udruga, organisation, organization, organisation name, Verein, "
    "Vereinsname, Bezeichnung, Name des Vereins",
    "short_name": "skraćenica, skraćeni naziv, kratica, akronim, Abkürzung, Kürzel, acronym, abbreviation",
    "also_known_as": "raniji naziv, drugi naziv, former name, früherer Name",
    "type": "vrsta, tip, vrsta organizacije, tip organizacije, oblik, Art, Typ, kind",
    "member_of": "članica, savez, umbrella, Dachverband",
    "country": "država, zemlja, zemlja sjedišta, zemlja prijema, zemlja prebivališta, Land, Staat",
    "countries": "država, zemlja, države, zemlje, country, Land, Länder",
    "city": "grad, mjesto, mesto, sjedište, sedište, town, seat, Ort, Stadt, Sitz",
    "active_in": "djeluje u, zemlje djelovanja",
    "homeland": "zavičaj, porijeklo, općina porijekla, home place, Heimat, Herkunft",
    "clusters": "klaster, klasteri, oblast, oblasti, područje, područje rada, cluster, field, area, Bereich",
    "about": "opis, opis djelatnosti, djelatnost, delatnost, aktivnosti, o nama, o organizaciji, o projektu, sadržaj, "
    "about, Beschreibung, Tätigkeit",
    "website": "web, web stranica, web adresa, internet, internet stranica, www, sajt, internet adresa, homepage, "
    "webseite, website, url, link",
    "email": "mail, e mail, e-mail adresa, email adresa, e-pošta, elektronska pošta, e-mail address",
    "languages": "jezik, jezici, radni jezik, language, Sprache, Sprachen",
    "founded": "godina osnivanja, osnovano, osnovana, osnovan, datum osnivanja, osnivanje, year founded, gegründet, "
    "Gründung, Gründungsjahr, year",
    "offers": "nudi, ponuda, offer, bietet",
    "seeks": "traži, potrebe, potražnja, needs, sucht",
    "sources": "izvor, izvori, source, Quelle, Quellen",
    "note": "napomena, bilješka, Anmerkung, remark",
    "checked": "provjereno, datum provjere, geprüft am",
    "title": "naziv, ime, naziv projekta, projekat, projekt, naslov, ideja, project, idea, name, Titel, Projekt, Idee",
    "stage": "faza, status, stanje, stadij, Stand",
    "starts": "početak, od, datum početka, start, Beginn, von",
    "ends": "kraj, do, završetak, end, Ende, bis",
    "lead": "nositelj, nosilac, vodi, lead",
    "partners": "partner, partneri, partner organisations",
    "funders": "finansira, donator, donatori, funder, Förderer",
    "contact": "kontakt",
}
"""Common headings by field; if a word is listed for two fields, it means the first."""

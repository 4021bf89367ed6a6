"""Writes a data folder of invented records of any size, reproducible by its seed. The words are in `words.yml`."""

from __future__ import annotations

import argparse
import datetime as dt
import random
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from imenik.env.locations import usual_vocabulary
from imenik.i18n.script import slug
from imenik.store.yaml_reader import parse_yaml

TODAY = dt.date(2026, 11, 21)
UMBRELLA_EVERY, AUTHORITY_EVERY, UNITS, FOREIGN_EVERY, LONG_EVERY = 25, 60, 3, 20, 40
"""Of so many one is an umbrella, one an authority with units, one has a name in another script, one a very long one."""
Record = dict[str, Any]


class Maker:
    """Makes records from one sequence of random numbers, so that their order matters."""

    def __init__(self, organisations: int, projects: int, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - not for secrets
        self.words = yaml.safe_load((Path(__file__).parent / "words.yml").read_text(encoding="utf-8"))
        self.terms = {path.stem: list(_terms(path)) for path in sorted(usual_vocabulary().glob("*.yml"))}
        self.seats = [self.seat() for _ in range(organisations)]
        self.types = [self.type(number) for number in range(organisations)]
        self.ids = [self.id(number) for number in range(organisations)]
        self.umbrellas = [name for name, kind in zip(self.ids, self.types, strict=True) if kind == "umbrella"]
        self.projects = [f"zamisao-{number:04}" for number in range(projects)]

    # Parts of records

    def chance(self, share: float) -> bool:
        """True with a probability."""
        return self.random.random() < share

    def selection(self, words: Sequence[str], most: int, least: int = 0) -> list[str]:
        """A random selection of `least` to `most` different words."""
        return self.random.sample(words, min(len(words), self.random.randint(least, most)))

    def tags(self) -> tuple[str, ...]:
        """The language tags of a text."""
        tags = self.random.choices(list(self.words["languages"]), list(self.words["languages"].values()))[0]
        return tuple(tags.split())

    def day(self, first: int, last: int) -> dt.date:
        """A day between so many days before and after today."""
        return TODAY + dt.timedelta(days=self.random.randint(first, last))

    def number(self) -> int:
        """A number that makes sentences differ."""
        return self.random.randint(3, 900)

    def text(self, tags: Sequence[str], *texts: Mapping[str, str], number: int) -> dict[str, str]:
        """Sentences in some languages, with the same numbers in all of them."""
        values = {"number": f"{number:04}", "n": self.number(), "year": self.random.randint(1960, 2025)}
        return {tag: " ".join(text[tag].format(**values) for text in texts) for tag in tags}

    def about(self, number: int) -> dict[str, str]:
        """A description of about 200 characters per language, like those of real entries."""
        tags = self.tags()
        sentences = self.random.sample(self.words["sentences"], self.random.randint(1, 4))
        sentences += [self.words["more"]] if self.chance(0.1) else []  # one text in ten has markup
        return self.text(tags, self.words["opening"], *sentences, number=number)

    def titled(self, word: str, number: int) -> str | dict[str, str]:
        """A name in several languages or, equally often, one for all languages."""
        names = self.text(self.tags(), self.words[word], number=number)
        return names if self.chance(0.5) else next(iter(names.values()))

    def provenance(self, number: int) -> Record:
        """The dates when it was added and checked, and its sources."""
        added = self.day(-900, 0)
        record: Record = {"added": added}
        if self.chance(0.9):
            record["checked"] = min(TODAY, added + dt.timedelta(days=self.random.randint(0, 400)))
        sources = range(1, self.random.randint(1, 4) + 1)
        record["sources"] = [self.source(number, index) for index in sources]
        return record

    def source(self, number: int, index: int) -> Record:
        """One source of an entry."""
        title = self.words["source"].format(n=index, number=f"{number:04}")
        return {"title": {"en": title}, "url": f"https://izvor-{index}.example/unos/{number:04}/o-organizaciji"}

    # Organisations

    def seat(self) -> Mapping[str, str]:
        """A country, usually with a town; the first towns in the list are the most frequent."""
        if self.chance(0.2):
            return {"country": self.random.choice(self.words["elsewhere"])}
        cities: list[dict[str, str]] = self.words["cities"]
        return self.random.choices(cities, [1 / (index + 3) for index in range(len(cities))])[0]

    def type(self, number: int) -> str:
        """Umbrellas and authorities at regular intervals; a unit has the type of its authority."""
        if number % AUTHORITY_EVERY <= UNITS:
            return "public-authority"
        if number % UMBRELLA_EVERY == UMBRELLA_EVERY - 1:
            return "umbrella"
        others = set(self.words["kinds"]) - {"public-authority", "umbrella"}
        return str(self.random.choice(sorted(others)))

    def id(self, number: int) -> str:
        """An id made from the Bosnian name, as people would do."""
        name = str(self.words["kinds"][self.types[number]]["bs"]).format(number=f"{number:04}")
        return slug(f"{name} {self.seats[number].get('bs', '')}")

    def organisation(self, number: int) -> Record:
        """One organisation, with about as many fields as the real ones have."""
        seat, kind = self.seats[number], self.types[number]
        record: Record = {"name": self.name(number)}
        record |= {"short_name": f"UZ{number:04}"} if self.chance(0.4) else {}
        turn, rest = divmod(number, FOREIGN_EVERY)
        names = [self.words["former"]] if self.chance(0.2) else []
        names += [self.words["foreign"][turn % len(self.words["foreign"])]] if rest == 0 else []
        record |= {"also_known_as": [name.format(number=f"{number:04}") for name in names]} if names else {}
        record |= {"type": kind, **self.belonging(number), "country": seat["country"]}
        if "bs" in seat:
            towns = {tag: seat[tag] for tag in self.tags()}
            record["city"] = towns if self.chance(0.5) else seat["en"]
        record |= self.reach(seat["country"])
        record |= {"clusters": self.selection(self.terms["clusters"], 2, 1), "about": self.about(number)}
        return record | self.contacts(number) | self.exchange(number, kind) | self.listing(number)

    def name(self, number: int) -> str | dict[str, str]:
        """Its own name, with the town; a map of languages in half of the entries."""
        kind, seat = self.words["kinds"][self.types[number]], self.seats[number]
        tags = self.tags()
        long = self.words["long"] if number % LONG_EVERY == 0 else {}
        parts = {tag: (kind[tag].format(number=f"{number:04}"), long.get(tag), seat.get(tag)) for tag in tags}
        names = {tag: " ".join(part for part in names if part) for tag, names in parts.items()}
        return names if self.chance(0.5) else next(iter(names.values()))

    def belonging(self, number: int) -> Record:
        """The organisations that it is a unit or a member of."""
        unit = number % AUTHORITY_EVERY
        if 0 < unit <= UNITS:
            return {"part_of": self.ids[number - unit]}
        if self.types[number] == "umbrella" or not self.umbrellas or self.chance(0.75):
            return {}
        return {"member_of": sorted(self.selection(self.umbrellas, 2, 1))}

    def reach(self, seat: str) -> Record:
        """Other countries where it is active, and its home places."""
        others = sorted({*self.words["elsewhere"]} - {seat})
        record: Record = {"active_in": self.selection(others, 3, 1)} if self.chance(0.15) else {}
        return record | ({"homeland": self.selection(self.terms["places"], 2, 1)} if self.chance(0.65) else {})

    def contacts(self, number: int) -> Record:
        """Web pages and mailbox, all below `.example`, which never exists (RFC 2606)."""
        host = f"uzorak-{number:04}.example"
        record: Record = {"website": f"https://www.{host}"} if self.chance(0.7) else {}
        record |= {"email": f"info@{host}"} if self.chance(0.3) else {}
        record |= {"contact_page": f"https://{host}/kontakt"} if self.chance(0.2) else {}
        if self.chance(0.4):
            networks = self.selection(["bluesky", "mastodon"], 2, 1)  # whose pages may be at any host
            record["links"] = {network: f"https://{network}.example/uzorak-{number:04}" for network in networks}
        record |= {"languages": self.selection(["bs", "hr", "sr-Cyrl", "sr-Latn", "en", "de"], 3, 1)}
        founded = self.day(-25000, -400)
        return record | ({"founded": str(founded)[: self.random.choice([4, 4, 7, 10])]} if self.chance(0.5) else {})

    def exchange(self, number: int, kind: str) -> Record:
        """What it offers, seeks and helps with, and its role in the network."""
        record: Record = {"offers": self.selection(self.terms["needs"], 3, 1)} if self.chance(0.3) else {}
        if self.chance(0.1):
            record |= {"seeks": self.selection(self.terms["needs"], 2, 1), "seeks_until": self.day(-90, 365)}
        if kind == "public-authority":
            record["topics"] = self.selection(self.terms["topics"], 3, 1)
        if self.chance(0.1):
            record["network"] = {"role": self.text(self.tags(), self.words["role"], number=number)}
        return record

    def listing(self, number: int) -> Record:
        """Status, note and sources."""
        record: Record = {"status": self.random.choice(["active", "inactive"])} if self.chance(0.3) else {}
        record["listing"] = "self-confirmed" if self.chance(0.1) else "public-source"
        if self.chance(0.4):
            record["note"] = self.text(self.tags(), self.words["note"], number=number)
        return record | self.provenance(number)

    # Other kinds of records

    def project(self, number: int) -> Record:
        """One note on the wall."""
        stages = ["idea", "forming", "running", "completed", "paused", "unknown"]
        record: Record = {"title": self.titled("project", number), "about": self.about(number)}
        record |= {"clusters": self.selection(self.terms["clusters"], 2, 1), "stage": self.random.choice(stages)}
        lead, *partners = self.selection(self.ids, 5, 1)
        record |= {"lead": lead, **({"partners": partners} if partners else {})}
        if self.chance(0.3):
            record["funders"] = [self.random.choice(self.ids), f"Izmišljeni fond {number:04}"]
        if self.chance(0.6):
            wanted = self.selection(self.terms["needs"], 3, 1)
            notes = [self.text(self.tags(), self.words["need"], number=number) for _ in wanted]
            record["seeks"] = [{"need": need, "note": note} for need, note in zip(wanted, notes, strict=True)]
            record["seeks_until"] = self.day(-90, 365)
        record |= {"countries": ["BA", *self.selection(self.words["elsewhere"], 2)]}
        record |= {"homeland": self.selection(self.terms["places"], 2, 1), "starts": str(self.day(-2000, -400))[:7]}
        if self.chance(0.5):
            days = sorted(self.day(-400, 0) for _ in range(2))
            texts = [self.text(self.tags(), self.words["update"], number=number) for _ in days]
            record["updates"] = [{"date": day, "text": text} for day, text in zip(days, texts, strict=True)]
        return record | {"website": f"https://zamisao-{number:04}.example"} | self.provenance(number)

    def channel(self, number: int) -> Record:
        """One channel."""
        record: Record = {"title": self.titled("channel", number), "about": self.about(number)}
        record |= {"type": self.random.choice(["portal", "messaging", "newsletter"])}
        record |= {"organiser": self.random.choice(self.ids), "url": f"https://kanal-{number:04}.example"}
        record["how_to_join"] = self.text(self.tags(), self.words["join"], number=number)
        return record | self.provenance(number)

    def event(self, number: int) -> Record:
        """One conference."""
        starts = self.day(-700, 200)
        record: Record = {"title": self.titled("event", number), "type": "conference", "about": self.about(number)}
        record |= {"starts": starts, "ends": starts + dt.timedelta(days=self.random.randint(0, 3))}
        record |= {"status": "held" if starts < TODAY else "planned", "organisers": self.selection(self.ids, 2, 1)}
        record |= {"project": self.random.choice(self.projects)} if self.projects else {}
        return record | self.provenance(number)

    def series(self, number: int) -> Record:
        """One repeating meeting, on the first Thursday of the month."""
        record: Record = {"title": self.titled("series", number), "about": self.about(number)}
        record |= {"organiser": self.random.choice(self.ids), "starts": dt.date(2026, 1, 1), "time": "16:00"}
        record |= {"timezone": "Europe/Sarajevo", "minutes": 75, "repeats": "FREQ=MONTHLY;BYDAY=1TH"}
        return record | self.provenance(number)

    def meetings(self, number: int) -> dict[str, Record]:
        """Some dates of a series by date: one moved, one cancelled, the others held."""
        text = self.words["update"]
        return {
            "2026-02-05": {"status": "cancelled", "reason": self.text(self.tags(), self.words["role"], number=number)},
            "2026-03-05": {"status": "moved", "moved_to": "2026-03-12T16:00"},
            **{
                f"2026-{month:02}-{day:02}": {
                    "status": "held",
                    "attended": self.selection(self.ids, 8, 1),
                    "summary": self.text(self.tags(), text, text, number=number),
                }
                for month, day in ((4, 2), (5, 7), (6, 4), (7, 2))
            },
        }


def write(folder: Path, organisations: int, projects: int, seed: int) -> None:
    """Write the data folder, with the default vocabulary and a suitable number of the other kinds."""
    maker = Maker(organisations, projects, seed)
    shutil.copytree(usual_vocabulary(), folder / "vocabulary")
    for number, name in enumerate(maker.ids):
        _save(folder / "organisations" / f"{name}.yml", maker.organisation(number))
    for number, name in enumerate(maker.projects):
        _save(folder / "projects" / f"{name}.yml", maker.project(number))
    for number in range(1 + organisations // 100):
        _save(folder / "channels" / f"kanal-{number:04}.yml", maker.channel(number))
    for number in range(1 + organisations // 30):
        _save(folder / "events" / f"konferencija-{number:04}.yml", maker.event(number))
    for number in range(1 + organisations // 300):
        base = folder / "meetings" / f"sastanak-{number:04}"
        _save(base / "series.yml", maker.series(number))
        for day, meeting in maker.meetings(number).items():
            _save(base / f"{day}.yml", {"added": TODAY, **meeting})


def _save(path: Path, record: Record) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(record, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100_000)
    path.write_text(text, encoding="utf-8", newline="\n")


def _terms(path: Path) -> list[str]:
    tree = parse_yaml(path.read_text(encoding="utf-8")).value
    terms = tree["terms"] if isinstance(tree, dict) else {}
    return list(terms) if isinstance(terms, dict) else []


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    parser.add_argument("--organisations", type=int, default=3000)
    parser.add_argument("--projects", type=int, help="a tenth of the organisations by default")
    parser.add_argument("--seed", type=int, default=1)
    words = parser.parse_args()
    if words.folder.exists():
        parser.error(f"{words.folder} exists already")
    projects = words.organisations // 10 if words.projects is None else words.projects
    write(words.folder, words.organisations, projects, words.seed)


if __name__ == "__main__":
    main()

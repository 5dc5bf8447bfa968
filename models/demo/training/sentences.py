"""What the demo recogniser learns to write: scenario lines, their frames with other names, the bot's own training
phrases, a receptionist's grammar, and word salad so that the ear works and not the memory.

A sentence is (language, spoken, written): the voice gets the spoken form (eight oh oh one), the model writes the other.
"""

import csv
import random
import re
from pathlib import Path

import opencc
import yaml
from pypinyin import Style, lazy_pinyin

from speech.spoken_numbers import speak_digits

HERE = Path(__file__).parent
HANZI = re.compile("[\u4e00-\u9fff]")
SIMPLIFIED = opencc.OpenCC("t2s")  # the same sound must have one spelling
SLOT = re.compile(r"\{([A-Za-z]+)\}")

# The scenario lines with their names left open; tests of other companies say the same in these words.
ZH_FRAMES = """你好，请帮我转{Dept}。|帮我转接{Person}。|我找{Person}。|我找{Person}。|{Dept}的。|{Dept}的{Person}。|请转{Dept}的{Person}。|请转{Dept}。|转分机{EXT}。|{EXT}|{EXT}
好的，给{Person}留言。|我要给{Person}留言。|我姓{S}。|我叫{N}。|我叫{N}。|我叫{N}，{CO}的。|{CO}。|我是{CO}的{N}。|我的电话是{PH}。|我的电话是{PH}。|{PH}|{PH}|不对，我的电话是{PH}。|我的电话是{PH}，谢谢。
请她{TIME}给我回电话。|请{Person}给我回电话。|想谈{PUR}。|关于{PUR}。|{Person}的分机号是多少？|{Person}的手机号多少？|换一个人，我找{Person}。|喂，你好，我是{Person}。|转给{Person}。|我找{S}{Title}。|请帮我转{S}{Title}。|我想找{Dept}。|你好，我找{Person}。|喂，你好，我找{Dept}的{Person}。|不是{Person}，是{Person}。|你好，请帮我转接{Person}，谢谢。|让{Pron}{TIME}打来。|我是{N}。|我的号码是{PH}。"""
EN_FRAMES = """Hello, could I speak to {Person} in {Dept} please|Please put me through to {Dept}.|I'd like to speak to {Person}.|I'm looking for {Person}.|I need {Dept}.|Extension {EXT}, please.|{EXT}|I'd like to leave a message for {Person}.
My name is {N}.|My name is {N}.|This is {N} from {CO}.|{CO}.|My number is {PH}.|My number is {PH}.|{PH}|No, my number is {PH}.|Please ask {Pron} to call me back {TIME}.|It's about {PUR}.|What's the number for {Person}?|Hello, this is {Person}.|Could I speak to {Person}, please?|Hello, could I speak to {Person} please|Please put me through to {Person}.|{Person} in {Dept}.|Call back {TIME}."""


def scenario_lines() -> list[tuple[str, str]]:
    """(language, line) of every scenario line."""
    rows = (HERE / "scenario_lines.txt").read_text(encoding="utf-8").splitlines()
    lines = [row for row in rows if row and not row.startswith("#")]
    return [("zh" if HANZI.search(row) or row.isdigit() else "en", row) for row in lines]


def one_spelling(names) -> list[str]:
    """Of names that sound alike only the first: the ear cannot tell them, and the directory knows them all."""
    by_sound: dict[str, str] = {}
    for name in names:
        by_sound.setdefault(" ".join(lazy_pinyin(name, style=Style.TONE3)), name)
    return list(by_sound.values())


class Sentences:
    def __init__(self, *, company: Path, phrases: Path, seed: int) -> None:
        self._r = random.Random(seed)
        self._rules = yaml.safe_load((HERE / "grammar.yml").read_text(encoding="utf-8"))
        people = list(csv.DictReader((company / "people.csv").open(encoding="utf-8")))
        departments = list(csv.DictReader((company / "departments.csv").open(encoding="utf-8")))
        nicknames = [a for p in people for a in p["aliases"].split(";") if a]
        other_names = [d[k] for d in departments for k in ("name_zh", "name_en")]
        other_names += [a for d in departments for a in d["aliases"].split(";") if a]
        subjects = [s for d in departments for s in d["subjects"].split(";") if s]
        self._own = {
            "zh": dict(people=one_spelling(p["name"] for p in people), nick=[a for a in nicknames if HANZI.search(a)],
                       departments=[d for d in other_names if HANZI.search(d)], subjects=[s for s in subjects if HANZI.search(s)]),
            "en": dict(people=[p["name_en"] for p in people], nick=[a for a in nicknames if not HANZI.search(a)],
                       departments=[d for d in other_names if not HANZI.search(d)], subjects=[s for s in subjects if not HANZI.search(s)]),
        }
        self._lines = scenario_lines()
        self._phrases = list(read_phrases(phrases)) if phrases.is_dir() else []

    def draw(self) -> tuple[str, str, str, str]:
        """(kind, language, spoken, written) of one sentence, kinds in the training mixture."""
        kind = self._r.choices(
            ["scenario", "frame", "phrase", "ruled", "salad"], [28, 25, 26 if self._phrases else 0, 15, 6]
        )[0]
        return (kind, *getattr(self, f"_{kind}")())

    def _scenario(self) -> tuple[str, str, str]:
        language, line = self._r.choices(self._lines, [3 if re.search(r"\d{7}", x) else 1 for _, x in self._lines])[0]
        clauses = re.split("(?<=[，,])", line)
        if len(clauses) > 1 and self._r.random() < 0.12:  # a pause may cut a sentence in two
            line = self._r.choice(clauses).strip(" ，,")
        return language, *self._spell(language, line, phone=0.9)

    def _frame(self) -> tuple[str, str, str]:
        language = "zh" if self._r.random() < 0.6 else "en"
        frame = self._r.choice(re.split(r"[|\n]", ZH_FRAMES if language == "zh" else EN_FRAMES))
        return language, *self._spell(language, self._fill(frame, language), phone=0.7)

    def _phrase(self) -> tuple[str, str, str]:
        text, entities = self._r.choice(self._phrases)
        language = "zh" if HANZI.search(text) else "en"
        return language, *self._spell(language, self._reshuffle(text, entities, language), phone=0.6)

    def _ruled(self) -> tuple[str, str, str]:
        language = "zh" if self._r.random() < 0.6 else "en"
        g, r = self._rules[language], self._r
        kind = r.random()
        if kind < 0.35:
            text = self._fill(r.choice(g["whole"]), language)
        elif kind < 0.5:
            text = r.choice(g["fixed"])
        else:
            comma, stop = ("，", "。") if language == "zh" else (", ", ".")
            text = r.choice(g["requests"]) + (comma + r.choice(g["requests"]) if r.random() < 0.2 else "")
            text = r.choice(g["openers"]) + text
            tail = r.choice(g["tails"]) if r.random() < 0.4 else ""
            text += (comma + tail if language == "zh" and tail else tail) or r.choice([stop, stop, ""])
            if language == "en" and tail:
                text += r.choice([stop, ""])
            text = self._fill(text, language)
        return language, *self._spell(language, text, phone=0.5)

    def _salad(self) -> tuple[str, str, str]:
        language = "zh" if self._r.random() < 0.6 else "en"
        parts = [self._r.choice(["Person", "EXT", "PUR", "TIME", "N", "N", "CO", "PH"]) for _ in range(self._r.randint(1, 3))]
        glue = self._r.choice(["", "，"]) if language == "zh" else " "
        return language, *self._spell(language, self._fill(glue.join("{%s}" % p for p in parts), language), phone=0.6)

    def _reshuffle(self, text: str, entities: list[tuple[str, str]], language: str) -> str:
        """The bot's phrase with some of its names replaced by others of their kind."""
        kinds = dict(person="Person", department="Dept", extension="EXT", phone="PH", company="CO", caller_name="N", time="TIME")
        for surface, kind in entities:
            if kind in kinds and self._r.random() < 0.5:
                text = text.replace(surface, self._value(kinds[kind], language), 1)
        return text

    def _fill(self, frame: str, language: str) -> str:
        while match := SLOT.search(frame):
            frame = frame[: match.start()] + self._value(match[1], language) + frame[match.end() :]
        return frame[0].upper() + frame[1:] if language == "en" else frame

    def _value(self, slot: str, language: str) -> str:
        r, own, words = self._r, self._own[language], self._rules[language]["words"]
        if slot == "W":
            slot = r.choices(["Person", "Dept", "Titled", "Both"], [5, 3, 1, 1])[0]
        if slot in ("Person", "N", "NAME"):
            k = r.random()
            if slot == "Person" and k < 0.15:
                return r.choice(own["nick"])
            return r.choice(own["people"]) if k < 0.6 else self._new_name(language)
        if slot in ("Dept", "DEP"):
            return r.choice(own["departments"]) if r.random() < 0.7 else r.choice(words["department"])
        if slot == "Titled":
            return self._value("S", language) + self._value("Title", language) if language == "zh" else f"{r.choice(['Mr.', 'Ms.'])} {r.choice(words['surname'])}"
        if slot == "Both":
            return f"{self._value('Dept', language)}的{self._value('N', language)}" if language == "zh" else f"{r.choice(words['first'])} in {self._value('Dept', language)}"
        if slot in ("S", "SUR"):
            return r.choice(words["surname"])
        if slot == "Title":
            return r.choice(words["title"])
        if slot == "TITLE":
            return r.choice(["Mr.", "Ms.", "Dr."])
        if slot == "FIRST":
            return r.choice(words["first"])
        if slot == "EXT":
            return str(r.choice([8, 8, r.randint(1, 9)])) + "".join(r.choice("0123456789") for _ in range(3))
        if slot == "PH":
            if language == "zh":
                return r.choice(["138", "139", "159", "186", "177", "135", "13" + r.choice("0123456789")]) + "".join(r.choice("0123456789") for _ in range(8))
            return r.choice(["555", ""]) .ljust(3, r.choice("23456789")) + "".join(r.choice("0123456789") for _ in range(4))
        if slot == "PUR":
            return r.choice(words["purpose"] + own["subjects"])
        if slot == "Pron":
            return r.choice("他她" if language == "zh" else ["him", "her"])
        return r.choice(words[{"CO": "company", "TIME": "time", "COMP": "complaint"}[slot]])

    def _new_name(self, language: str) -> str:
        words, r = self._rules[language]["words"], self._r
        if language == "zh":
            return r.choice(words["surname"]) + "".join(r.choice(words["given"]) for _ in range(r.choice([1, 2, 2])))
        return r.choice([r.choice(words["name"]), r.choice(words["first"]), f"{r.choice(words['first'])} {r.choice(words['surname'])}"])

    def _spell(self, language: str, text: str, *, phone: float) -> tuple[str, str]:
        """(spoken, written): digits as the product's voices say them, or with ``1 - phone`` the other way."""
        if self._r.random() < 0.15 and re.search(r"(?<!\d)\d{3,4}(?!\d)", text):
            return text, text  # a voice that reads 8202 as a quantity
        usual = self._r.random() < phone
        def say(match: re.Match) -> str:
            return " " * (language == "en") + speak_digits(match[0], language=language, one="幺" if usual else "一", oh=usual)
        spoken = re.sub(r"\d{3,}", say, text)
        if language == "en":
            for short, full in (("Mr.", "mister"), ("Ms.", "miz"), ("Mrs.", "missus"), ("Dr.", "doctor")):
                spoken = spoken.replace(short, full)
        return spoken, text


def read_phrases(folder: Path):
    """(text, entities) of every example in Rasa's NLU files; entities as (surface, kind)."""
    mark = re.compile(r"\[([^\]]+)\](?:\((\w+)[^)]*\)|\{[^}]*\"entity\":\s*\"(\w+)\"[^}]*\})")
    for path in sorted(folder.rglob("*.yml")):
        for block in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("nlu", []):
            if "intent" not in block:
                continue
            for row in (block.get("examples") or "").splitlines():
                row = SIMPLIFIED.convert(row.strip().removeprefix("- ").strip())
                if row and len(row) < 60:
                    entities = [(m[1], m[2] or m[3]) for m in mark.finditer(row)]
                    yield mark.sub(lambda m: m[1], row), entities

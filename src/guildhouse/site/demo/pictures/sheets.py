"""Sheets that fit on one page: a day at the kiosk, a roadmap, dates with their tolerance."""

from guildhouse.site.demo.pictures.pen import BRASS, BRICK, FAINT, INK, MOSS, SEA, Pen, Point

MOMENTS = (
    ("arrives,\nthree people wait", 0.5), ("hands over\nthe phone", 0.75), ("agent types:\neleven seconds", 0.85),
    ("name comes up", 0.55), ("it is the\nwrong name", 0.12), ("looks at the\nagent's face", 0.4), ("paid,\nchange counted", 0.8),
)  # fmt: skip
COLUMNS = (
    ("Now", "until September", MOSS, ("Hold a driver\nwhile you call", 'A driver\'s own\n"free at"')),
    ("Next", "until December", BRASS, ("Works without\nsignal", "Say why a job\nwas changed")),
    ("Later", "when we know more", SEA, ("Which jobs are\nalike?",)),
    ("Left", "on purpose", BRICK, ("Automatic\nassignment", "Fuel reports")),
)
PUBLISHED = (("in March", 38, 9), ("in May", 37, 6), ("in July", 38, 3), ("last week", 39, 1))


def draw_journey(pen: Pen) -> None:
    pen.write((60, 62), "Sending money at Awa's kiosk, four minutes", 36, weight=700)
    pen.write((60, 108), "31 customers, three days. The line is how sure they looked.", 22, FAINT)
    pen.line([(60, 400), (1140, 400)], FAINT, 1.5)
    pen.write((60, 175), "sure", 21, MOSS)
    pen.write((60, 560), "lost", 21, BRICK)
    points: list[Point] = [(120 + number * 160, 560 - sure * 400) for number, (_words, sure) in enumerate(MOMENTS)]
    pen.line(points, SEA, 4.5, wobble=4)
    for number, (point, (words, _sure)) in enumerate(zip(points, MOMENTS, strict=True)):
        is_low = number == 4  # noqa: PLR2004 - the wrong name
        pen.ring(point, 11, BRICK if is_low else INK, "#f4d9d1" if is_low else "#ffffff")
        pen.line([(point[0], point[1] + 16), (point[0], 600)], FAINT, 1.2)
        pen.write((point[0], 626), words, 21, BRICK if is_low else INK, middle=True, weight=700 if is_low else 500)
    pen.arrow((850, 250), (910, 352), BRICK)
    pen.write(
        (620, 210), "our screens explain money here.\nNobody reads them: she asks a person", 23, BRICK, weight=600
    )


def draw_roadmap(pen: Pen) -> None:
    pen.write((60, 62), "Dispatch, second half of the year", 36, weight=700)
    pen.write((60, 108), "changes after assignment: from one in six to one in ten", 24, SEA)
    for number, (name, until, colour, cards) in enumerate(COLUMNS):
        left = 60 + number * 275
        pen.write((left + 6, 176), name, 32, colour, weight=700)
        pen.write((left + 6, 212), until, 20, FAINT)
        pen.line([(left, 240), (left + 240, 240)], colour, 4)
        for row, card in enumerate(cards):
            top = 268 + row * 158
            pen.box(left, top, left + 240, top + 126, INK, "#ffffff")
            pen.write((left + 22, top + 46), card, 25)
            if name == "Left":
                pen.hatch(left + 6, top + 6, left + 234, top + 120, "#d8b5ab", gap=26)
                pen.write((left + 22, top + 46), card, 25)
    pen.arrow((310, 330), (330, 330))
    pen.loop([(60, 610), (1130, 610), (1130, 706), (60, 706)], SEA, 2)
    pen.write(
        (84, 658), "The belief under it: most changes come from not knowing whether a driver is free.", 25, weight=600
    )


def draw_tolerance(pen: Pen) -> None:
    pen.write((60, 62), "The same date, published four times", 36, weight=700)
    pen.write((60, 108), "Weeks. If the bar does not shrink, we are not learning.", 22, FAINT)
    pen.arrow((220, 660), (1140, 660))
    for week in range(26, 53, 4):
        pen.write((_week(week), 695), str(week), 22, middle=True)
        pen.line([(_week(week), 650), (_week(week), 668)], INK, 2)
    for row, (when, week, plus) in enumerate(PUBLISHED):
        middle = 200 + row * 118
        pen.write((60, middle), when, 26)
        left, right = _week(week - plus / 3), _week(week + plus)
        pen.hatch(left, middle - 26, right, middle + 26, BRASS)
        pen.box(left, middle - 26, right, middle + 26)
        pen.line([(_week(week), middle - 40), (_week(week), middle + 40)], BRICK, 4)
        pen.write((right + 24, middle), f"{week}, plus {plus}", 24, weight=600)


def _week(week: float) -> float:
    return 240 + (week - 24) * 31

"""Charts as members draw them on paper: a funnel with who is lost, cohorts, the chart for Friday."""

from guildhouse.site.demo.pictures.pen import BRASS, BRICK, FAINT, INK, MOSS, SEA, Pen

STEPS = (("Sent", 4000), ("Delivered", 3720), ("Opened", 2604), ("Brought a list", 1458))
LOST = ("280: wall phones, median age 79", "1,116: read nothing that day", "1,146: opened it, then what?")
COHORTS = (("Jan", (85, 75, 73), MOSS), ("Feb", (82, 72, 68), SEA), ("Mar", (75, 65), BRASS), ("Apr", (70,), BRICK))
WEEKS = (41, 43, 40, 44, 42, 45, 41, 43, 42, 58, 61, 57, 60)


def draw_funnel(pen: Pen) -> None:
    pen.write((60, 62), "Who is lost at each step", 36, weight=700)
    pen.write((60, 108), "one month of messages, rounded", 22, FAINT)
    for number, (step, people) in enumerate(STEPS):
        top = 160 + number * 146
        half = people / STEPS[0][1] * 250
        pen.box(350 - half, top, 350 + half, top + 84, INK, "#f3e6cf" if number < len(STEPS) - 1 else "#dfe8d2")
        pen.write((350, top + 28), step, 25, middle=True, weight=600)
        pen.write((350, top + 60), f"{people:,}", 24, middle=True)
    for number, words in enumerate(LOST):
        top = 160 + number * 146 + 84
        colour = BRICK if number == 0 else INK
        pen.arrow((600 - number * 60, top + 30), (690, top + 30), colour)
        pen.write((710, top + 30), words, 24, colour, weight=700 if number == 0 else 500)
    pen.loop([(690, 240), (1120, 240), (1120, 308), (690, 308)], BRICK, 2)
    pen.write((710, 340), "the best row of the table,", 22, BRICK)
    pen.write((710, 368), "the worst in harm", 22, BRICK)


def draw_retention(pen: Pen) -> None:
    pen.write((60, 62), "Still recording sales, % of the shops that joined", 34, weight=700)
    pen.arrow((140, 660), (140, 120))
    pen.arrow((140, 660), (980, 660))
    for percent in (60, 70, 80, 90):
        height = _height(percent)
        pen.line([(140, height), (960, height)], FAINT, 1.5)
        pen.write((76, height), str(percent), 22)
    for month in range(1, 4):
        pen.write((60 + month * 270, 700), f"month {month}", 24, middle=True)
    for name, kept, colour in COHORTS:
        points = [(60 + month * 270, _height(percent)) for month, percent in enumerate(kept, start=1)]
        pen.line(points, colour, 4)
        for point in points:
            pen.ring(point, 7, colour, colour)
        pen.write((points[0][0] - 66, points[0][1] - 4), name, 23, colour, weight=700)
    pen.arrow((450, 215), (352, 225), BRICK)
    pen.write((462, 200), "85, 82, 75, 70:\nthis slope keeps me awake", 25, BRICK, weight=600)


def _height(percent: int) -> float:
    return 660 - (percent - 55) * 14


def draw_friday(pen: Pen) -> None:
    pen.write((60, 62), "Friday chart: calls answered within a minute", 34, weight=700)
    pen.write((60, 108), "% of calls, by week. Out of how many? Ask me.", 22, FAINT)
    pen.arrow((110, 660), (110, 150))
    pen.arrow((110, 660), (1130, 660))
    pen.hatch(180, _band(46), 790, _band(39), FAINT)
    points = [(180 + week * 74.0, _band(value)) for week, value in enumerate(WEEKS)]
    pen.line(points, SEA, 4)
    for point in points:
        pen.ring(point, 6, SEA, SEA)
    pen.line([(815, 170), (815, 650)], BRICK, 2.5)
    pen.write((560, 190), "what changed here?", 25, BRICK, weight=600)
    pen.arrow((775, 205), (808, 235), BRICK)
    pen.write((300, _band(34)), "how much it wobbles anyway", 23)
    pen.arrow((420, _band(35.5)), (420, _band(39)))
    for week in range(0, len(WEEKS), 3):
        pen.write((180 + week * 74, 695), f"week {week + 20}", 21, middle=True)


def _band(value: float) -> float:
    return 640 - (value - 25) * 12

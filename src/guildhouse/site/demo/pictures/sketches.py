"""Sketches: a prototype with its question on it, and the people around a piece of work."""

from guildhouse.site.demo.pictures.pen import BRASS, BRICK, FAINT, INK, MOSS, ROSE, SEA, Pen

LINES = (
    ("Line 1", "running", MOSS),
    ("Line 2", "running", MOSS),
    ("Line 3", "stopped 06:12", BRICK),
    ("Line 4", "running", MOSS),
)
AROUND = (
    ("night shift", (300, 250), "what changes at 4 a.m.", MOSS), ("billing clerk", (880, 230), "rings whom we lose", SEA),
    ("her manager", (930, 520), "asked for it in May", BRASS), ("pharmacist", (270, 540), "knows, was not asked", BRICK),
)  # fmt: skip


def draw_prototype(pen: Pen) -> None:
    pen.box(110, 60, 640, 700, INK, "#ffffff")
    pen.box(130, 84, 620, 140, FAINT, "#efe9dc")
    pen.write((150, 112), "Hall B, now", 26, weight=700)
    for row, (name, state, colour) in enumerate(LINES):
        top = 164 + row * 88
        pen.box(130, top, 620, top + 72, INK, "#fbe6e0" if colour == BRICK else "#ffffff")
        pen.ring((168, top + 36), 14, colour, colour)
        pen.write((204, top + 36), name, 25, weight=600)
        pen.write((400, top + 36), state, 24, colour)
    pen.line([(130, 540), (620, 540)], FAINT, 2)
    pen.write((142, 572), "Question: does the foreman find the stopped", 20)
    pen.write((142, 600), "line without being told where to look?", 20)
    pen.write((142, 640), "We stop if 3 of 5 need help.", 20, BRICK, weight=700)
    pen.arrow((740, 560), (655, 595), BRICK)
    pen.write((755, 530), "the question stands", 28, BRICK, weight=600)
    pen.write((755, 568), "where others put a logo", 28, BRICK, weight=600)
    pen.arrow((740, 220), (655, 340))
    pen.write((755, 190), "grey everywhere else:", 26)
    pen.write((755, 226), "nobody has asked about", 26)
    pen.write((755, 262), "the colours since", 26)


def draw_people(pen: Pen) -> None:
    pen.write((60, 62), "A map one can leave on the table", 36, weight=700)
    pen.write((60, 108), "no axis for power: what they know, what changes for them", 22, FAINT)
    pen.ring((600, 390), 96, INK, "#f3e6cf", 4)
    pen.write((600, 378), "reminder\nletters", 27, middle=True, weight=700)
    for name, (x, y), words, colour in AROUND:
        towards = (600 + (x - 600) * 0.36, 390 + (y - 390) * 0.36)
        pen.line([(x + (600 - x) * 0.24, y + (390 - y) * 0.24), towards], colour, 3)
        pen.ring((x, y), 74, colour, "#ffffff", 3.5)
        pen.ring((x, y - 18), 15, colour, ROSE if colour == BRICK else "#efe9dc")
        pen.line([(x - 28, y + 34), (x - 18, y + 6), (x + 18, y + 6), (x + 28, y + 34)], colour, 3)
        pen.write((x, y + 102), name, 25, middle=True, weight=700)
        pen.write((x, y + 134), words, 22, colour, middle=True)

"""Renders the preview pages, serves them on loopback with the real policy and takes their pictures.

PYTHONPATH=src DJANGO_SETTINGS_MODULE=guildhouse.config.settings python tests/house/preview/show.py [folder] [page ...]
"""

import functools
import http.server
import sys
import tempfile
import threading
from pathlib import Path
from types import SimpleNamespace

import django
from jinja2 import FileSystemLoader
from markupsafe import Markup
from playwright.sync_api import sync_playwright

from guildhouse.kernel.middleware import content_policy
from guildhouse.kernel.pages import make_environment
from guildhouse.site.ui_states import by_component, render_state

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
SIZES = {"wide": (1280, 900), "narrow": (390, 844)}


def item(label, address, icon, *, current=False, count=0):
    return SimpleNamespace(label=label, address=address, icon=icon, current=current, count=count)


def fake_shell(**changes):
    values = {
        "community_name": "Guildhouse",
        "member": SimpleNamespace(
            name="Amara Okafor", handle="amara", hue=250, avatar_url="", headline="Support lead, Lumen"
        ),
        "nav": [
            item("Today", "#", "sun", count=3),
            item("Spaces", "#", "messages-square", current=True),
            item("Events", "#", "calendar"),
            item("Library", "#", "library"),
            item("People", "#", "users"),
        ],
        "craft_nav": [
            item("Mentoring", "#", "compass"),
            item("Career", "#", "sprout"),
            item("Decisions", "#", "split"),
            item("Relationships", "#", "contact"),
        ],
        "bar": [
            item("Today", "#", "sun", count=3),
            item("Spaces", "#", "messages-square", current=True),
            item("New", "#", "plus"),
            item("People", "#", "users"),
            item("More", "#", "menu"),
        ],
        "theme": "",
        "language": "en",
        "direction": "ltr",
        "live_url": "",
        "live_token": "",
        "toasts": [],
        "search_address": "#",
        "notices_address": "#",
        "notices_count": 2,
        "sign_out_address": "#",
        "account": [item("Your profile", "#", "user"), item("Settings", "#", "settings")],
    }
    return SimpleNamespace(**{**values, **changes})


BODIES = {
    "opening": "<p>A product role opened on the team I support. The launch I hold together is seven weeks away. If I apply now, I leave people I like in the middle of it; if I wait, the role may be gone.</p><p>What I have: two years of listening to the customers of exactly this product, one stretch task (the onboarding rewrite, 31% fewer tickets), and a manager who does not know I want this.</p><p>What would you want to know before deciding?</p>",
    "answer": "<p>Three things I would find out this week, in this order:</p><ol><li>Does your manager hear it from you first? It is the one step you cannot repeat.</li><li>Can the start date move? Ask the hiring manager. Most can wait eight weeks for someone who already knows the customers.</li><li>What would have to be true for you to regret waiting? Write it down before anyone advises you.</li></ol><p>I am not telling you to apply. I am telling you the two doors are less exclusive than they look.</p>",
    "quote": '<blockquote><p>a manager who does not know I want this</p></blockquote><p>This is the sentence I would start with. I see it differently from <a class="mention" href="#">@tomas</a> on one point: ask about the date only after your manager knows, because the two of them talk. <a href="#">This helped me</a> then.</p>',
    "rich": '<h3>What I kept in a file</h3><p>A list, with <em>dates</em> and <strong>names</strong>, and <code>one line each</code>:</p><ul><li class="task-list-item"><input type="checkbox" checked disabled> told the manager</li><li class="task-list-item"><input type="checkbox" disabled> asked about the start</li></ul><pre><code>week 1  talk\nweek 2  write it down, and this line is long enough to scroll inside its own box on a small screen</code></pre><table><thead><tr><th>Option</th><th>Risk</th></tr></thead><tbody><tr><td>now</td><td>the launch</td></tr><tr><td>later</td><td>the role</td></tr></tbody></table>',
    "arabic": "<p>أخبري مديرك أولاً، ثم اسألي عن موعد البدء. انتظرتُ أنا ثمانية أسابيع ولم يضع الدور.</p>",
}


def make_pages():
    package = ROOT / "src/guildhouse"
    environment = make_environment(loader=FileSystemLoader([HERE, package / "templates", package / "site/templates"]))
    environment.globals["body"] = lambda name: Markup(BODIES[name])  # noqa: S704 - our own words
    common = {
        "shell": fake_shell(),
        "csrf_token": "x" * 64,
        "csrf_input": Markup('<input type="hidden" name="csrfmiddlewaretoken" value="x">'),
    }
    components = [
        (name, [(state, render_state(environment, state)) for state in states]) for name, states in by_component()
    ]
    common["components"] = components
    names = ["site/ui.html", *(path.name for path in sorted(HERE.glob("*.html")))]
    return {Path(name).name: environment.get_template(name).render(**common) for name in names}


class Handler(http.server.SimpleHTTPRequestHandler):
    pages: dict[str, str]

    def do_GET(self):
        if self.path.startswith("/static/"):
            self.path = self.path.removeprefix("/static")
            return super().do_GET()
        page = self.pages.get(self.path.strip("/").split("?")[0], "")
        self.send_response(200 if page else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header(
            "Content-Security-Policy",
            content_policy(),
        )
        self.end_headers()
        self.wfile.write(page.encode())
        return None

    def log_message(self, *args):
        """Quiet."""


def serve(pages):
    handler = functools.partial(Handler, directory=str(ROOT / "src/guildhouse/static"))
    Handler.pages = pages
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def complain(words):
    sys.stderr.write(f"page says: {words}\n")


def photograph(folder, only=()):
    pages = make_pages()
    server = serve(pages)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for size, (width, height) in SIZES.items():
            for theme in ("light", "dark"):
                context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme)
                page = context.new_page()
                page.on(
                    "console",
                    lambda message: complain(message.text) if message.type in ("error", "warning") else None,
                )
                page.on("pageerror", lambda error: complain(str(error)))
                for name in pages:
                    if only and name.split(".")[0] not in only:
                        continue
                    page.goto(f"http://127.0.0.1:{server.server_port}/{name}")
                    page.wait_for_load_state("networkidle")
                    page.screenshot(path=str(folder / f"{name.split('.')[0]}-{size}-{theme}.png"))
                    page.screenshot(path=str(folder / f"{name.split('.')[0]}-{size}-{theme}-full.png"), full_page=True)
                context.close()
        browser.close()


if __name__ == "__main__":
    django.setup()
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp(prefix="guildhouse-preview-"))
    target.mkdir(parents=True, exist_ok=True)
    photograph(target, sys.argv[2:])

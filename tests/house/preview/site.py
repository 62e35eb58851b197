"""A small site of sample pages on loopback: our real templates, styles, scripts and policy, with answers a test chooses."""

import functools
import http.server
import json
import threading
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

from jinja2 import FileSystemLoader
from markupsafe import Markup

from guildhouse.kernel.middleware import content_policy
from guildhouse.kernel.pages import make_environment
from guildhouse.site.shell import Face, Frame, NavItem
from guildhouse.site.ui_states import by_component, render_state

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


def item(label, address, icon, *, current=False, count=0):
    return SimpleNamespace(label=label, address=address, icon=icon, current=current, count=count)


def stand_in(**changes):
    """What pages ask of a member, for one who reads only."""
    return SimpleNamespace(**{"id": 1, "handle": "x", "hue": 0, "avatar_url": "", "may_write": False, **changes})


def fake_shell(**changes):
    values = {
        "community_name": "Guildhouse",
        "member": stand_in(name="Amara Okafor", handle="amara", hue=250, headline="Support lead, Lumen"),
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
        **dict.fromkeys(("live_url", "live_token", "logo", "colour"), ""),
        "toasts": [],
        "search_address": "/search/",
        "help_address": "/manual/",
        "notices_address": "/notices/",
        "notices_count": 2,
        "sign_out_address": "#",
        "account": [item("Your profile", "#", "user"), item("Settings", "#", "settings")],
    }
    shell = SimpleNamespace(**{**values, **changes})
    shell.frame = _frame(shell)
    return shell


def _frame(shell):
    """As site/shell.py would make it of these values."""
    face = Face(*(getattr(shell.member, name) for name in Face._fields)) if shell.member else None
    places = [tuple(NavItem(**vars(one)) for one in group) for group in (shell.nav, shell.craft_nav, shell.bar)]
    account = tuple(NavItem(**vars(one)) for one in shell.account)
    return Frame(shell.community_name, shell.logo, face, *places, account, shell.notices_count)


BODIES = {
    "opening": "<p>A product role opened on the team I support. The launch I hold together is seven weeks away. If I apply now, I leave people I like in the middle of it; if I wait, the role may be gone.</p><p>What I have: two years of listening to the customers of exactly this product, one stretch task (the onboarding rewrite, 31% fewer tickets), and a manager who does not know I want this.</p><p>What would you want to know before deciding?</p>",
    "answer": "<p>Three things I would find out this week, in this order:</p><ol><li>Does your manager hear it from you first? It is the one step you cannot repeat.</li><li>Can the start date move? Ask the hiring manager. Most can wait eight weeks for someone who already knows the customers.</li><li>What would have to be true for you to regret waiting? Write it down before anyone advises you.</li></ol><p>I am not telling you to apply. I am telling you the two doors are less exclusive than they look.</p>",
    "quote": '<blockquote><p>a manager who does not know I want this</p></blockquote><p>This is the sentence I would start with. I see it differently from <a class="mention" href="#">@tomas</a> on one point: ask about the date only after your manager knows, because the two of them talk. <a href="#">This helped me</a> then.</p>',
    "rich": '<h3>What I kept in a file</h3><p>A list, with <em>dates</em> and <strong>names</strong>, and <code>one line each</code>:</p><ul><li><input type="checkbox" checked disabled> told the manager</li><li><input type="checkbox" disabled> asked about the start</li></ul><pre><code>week 1  talk\nweek 2  write it down, and this line is long enough to scroll inside its own box on a small screen</code></pre><table><thead><tr><th>Option</th><th>Risk</th></tr></thead><tbody><tr><td>now</td><td>the launch</td></tr><tr><td>later</td><td>the role</td></tr></tbody></table>',
    "arabic": "<p>أخبري مديرك أولاً، ثم اسألي عن موعد البدء. انتظرتُ أنا ثمانية أسابيع ولم يضع الدور.</p>",
}


def make_pages(**changes):
    package = ROOT / "src/guildhouse"
    environment = make_environment(loader=FileSystemLoader([HERE, package / "templates", package / "site/templates"]))
    environment.globals["body"] = lambda name: Markup(BODIES[name])  # noqa: S704 - our own words
    common = {
        "shell": fake_shell(**changes),
        "csrf_token": "x" * 64,
        "csrf_input": Markup('<input type="hidden" name="csrfmiddlewaretoken" value="x">'),
    }
    components = [
        (name, [(state, render_state(environment, state)) for state in states]) for name, states in by_component()
    ]
    common["components"] = components
    names = ["site/ui.html", *(path.name for path in sorted(HERE.glob("*.html")))]
    return {Path(name).name: environment.get_template(name).render(**common) for name in names}


class PreviewSite:
    """Serves the pages; `answers` maps "POST /path/" to what it says, `asked` keeps what was asked."""

    def __init__(self, **changes):
        self.pages = make_pages(**changes)
        self.answers = {}
        self.asked = []
        handler = functools.partial(Handler, self, directory=str(ROOT / "src/guildhouse/static"))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def answer(self, asked, said, status=200):
        """`said`: HTML, or anything else for JSON, or a function of the fields that gives (status, said)."""
        self.answers[asked] = said if callable(said) else lambda _fields: (status, said)

    def fields_of(self, asked):
        return [fields for name, fields in self.asked if name == asked]


class Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, site, *args, **kwargs):
        self.site = site
        super().__init__(*args, **kwargs)

    def do_GET(self):
        if self.path.startswith("/static/"):
            self.path = self.path.removeprefix("/static")
            return super().do_GET()
        page = self.site.pages.get(urlsplit(self.path).path.strip("/"))
        return self.say(200, page) if page else self.reply("GET", urlsplit(self.path).query)

    def do_POST(self):
        self.reply("POST", self.rfile.read(int(self.headers.get("Content-Length", 0))).decode(errors="replace"))

    def reply(self, method, sent):
        asked = f"{method} {urlsplit(self.path).path}"
        fields = {name: values[-1] for name, values in parse_qs(sent, keep_blank_values=True).items()}
        self.site.asked.append((asked, fields))
        answer = self.site.answers.get(asked)
        self.say(*(answer(fields) if answer else (404, "")))

    def say(self, status, said):
        html = isinstance(said, str)
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8" if html else "application/json")
        self.send_header("Content-Security-Policy", content_policy())
        self.end_headers()
        self.wfile.write((said if html else json.dumps(said)).encode())

    def log_message(self, *args):
        """Quiet."""

"""States of what one fills in, and of what stands around it."""

from django import forms

from guildhouse.site.ui_states.state import State

HELP = "As others should see it."
ERROR = "Please write at least two letters."
JOINING = [
    ("open", "Anyone may join", "They are in at once."),
    ("asked", "On request", "A host says yes first."),
    ("hidden", "By invitation", "Nobody else knows the space is there."),
]
CALL = '<input class="control" id="{}" name="sample">'


class SampleForm(forms.Form):
    """One field of each kind, filled with a value that must be mended where one can be."""

    name = forms.CharField(label="Name", help_text="As others should see it.", max_length=80)
    about = forms.CharField(label="About you", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    email = forms.EmailField(label="E-mail address")
    joining = forms.ChoiceField(
        label="Who may join", choices=[(key, words) for key, words, _help in JOINING], widget=forms.RadioSelect
    )
    rhythm = forms.ChoiceField(label="How often", choices=[("day", "Daily"), ("week", "Weekly")])
    days = forms.MultipleChoiceField(
        label="Days", choices=[("1", "Monday"), ("2", "Tuesday")], widget=forms.CheckboxSelectMultiple, required=False
    )
    news = forms.BooleanField(label="Send me the newsletter", required=False)
    picture = forms.FileField(label="Picture", required=False, widget=forms.FileInput(attrs={"accept": "image/png"}))
    began = forms.DateField(label="Began", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    place = forms.CharField(widget=forms.HiddenInput, initial="here")


def sample(**given: str) -> SampleForm:
    return SampleForm(
        given or None,
        auto_id=f"id_{len(given)}_%s",
        label_suffix="",
        initial={"name": "Amara", "joining": "open", "days": ["2"], "news": True},
    )


STATES = [
    State("field", "field", "bare", {"id": "f1", "label": "Name"}, CALL.format("f1")),
    State(
        "field",
        "field",
        "group",
        {"id": "f2", "label": "Days", "help": HELP, "group": True},
        '<label class="choice"><input type="checkbox" id="f2"><span>Monday</span></label>',
    ),
    State("text", "text", "empty", {"name": "t1", "label": "Name"}),
    State("text", "text", "filled, with help", {"name": "t2", "label": "Name", "value": "Amara Okafor", "help": HELP}),
    State("text", "text", "with error", {"name": "t3", "label": "Name", "value": "A", "error": ERROR, "help": HELP}),
    State(
        "text",
        "text",
        "not required",
        {"name": "t4", "label": "Pronouns", "required": False, "placeholder": "she, he, they"},
    ),
    State("text", "text", "disabled", {"name": "t5", "label": "Handle", "value": "amara", "disabled": True}),
    State(
        "text",
        "text",
        "short",
        {"name": "t6", "label": "Review on", "type": "date", "value": "2026-03-01", "short": True},
    ),
    State(
        "text",
        "text",
        "code",
        {"name": "t7", "label": "The code from your e-mail", "code": True, "autocomplete": "one-time-code"},
    ),
    State("textarea", "textarea", "empty", {"name": "a1", "label": "Purpose", "rows": 3}),
    State(
        "textarea",
        "textarea",
        "with error",
        {
            "name": "a2",
            "label": "Purpose",
            "value": "Us.",
            "error": "Say in a sentence whom this space is for.",
            "rows": 3,
        },
    ),
    State("textarea", "textarea", "not required", {"name": "a3", "label": "Guidelines", "required": False, "rows": 3}),
    State(
        "select",
        "select",
        "nothing chosen",
        {"name": "s1", "label": "Space", "options": [("1", "First role"), ("2", "Craft")], "blank": "Choose a space"},
    ),
    State(
        "select",
        "select",
        "chosen",
        {"name": "s2", "label": "Space", "options": [(1, "First role"), (2, "Craft")], "value": 2},
    ),
    State(
        "select",
        "select",
        "with error",
        {
            "name": "s3",
            "label": "Space",
            "options": [("1", "First role")],
            "blank": "Choose a space",
            "error": "Choose where this belongs.",
        },
    ),
    State(
        "select",
        "select",
        "several",
        {
            "name": "s4",
            "label": "Languages",
            "options": [("en", "English"), ("fr", "Français"), ("pt", "Português")],
            "value": ["en", "pt"],
            "multiple": True,
            "required": False,
        },
    ),
    State("checkbox", "checkbox", "off", {"name": "c1", "label": "Send me the weekly digest"}),
    State(
        "checkbox",
        "checkbox",
        "on, with help",
        {"name": "c2", "label": "Show my city", "checked": True, "help": "Never your street."},
    ),
    State(
        "checkbox",
        "checkbox",
        "with error",
        {"name": "c3", "label": "I have read the guidelines", "error": "Please read them first.", "required": True},
    ),
    State(
        "checkbox",
        "checkbox",
        "disabled",
        {"name": "c4", "label": "Told by your host", "checked": True, "disabled": True},
    ),
    State(
        "radio_group",
        "radio_group",
        "help each",
        {"name": "r1", "label": "Who may join", "options": JOINING, "value": "asked"},
    ),
    State(
        "radio_group",
        "radio_group",
        "with error",
        {"name": "r2", "label": "Who may join", "options": JOINING[:2], "error": "Choose one."},
    ),
    State(
        "radio_group",
        "checkbox_group",
        "several",
        {
            "name": "r3",
            "label": "Tell me about",
            "options": JOINING,
            "value": ["open", "hidden"],
            "help": "You can change this later.",
        },
    ),
    State(
        "file",
        "file",
        "with help",
        {"name": "p1", "label": "Picture", "help": "PNG or JPEG, up to 5 MB.", "accept": "image/png,image/jpeg"},
    ),
    State(
        "file",
        "file",
        "with error",
        {"name": "p2", "label": "Picture", "error": "This file is 12 MB; up to 5 MB is taken."},
    ),
    State("error_summary", "error_summary", "none", {"errors": []}),
    State("error_summary", "error_summary", "one", {"errors": [("id_t3", ERROR)]}),
    State(
        "error_summary",
        "error_summary",
        "several, one without a field",
        {
            "errors": [
                ("id_t3", ERROR),
                ("id_s3", "Choose where this belongs."),
                ("", "The topic was closed meanwhile. Your words are kept."),
            ]
        },
    ),
    State("error_summary", "form_errors", "from a form", {"form": sample(name="", email="not an address")}),
    State("bound", "form_fields", "each kind of widget", {"form": sample()}),
    State("bound", "form_fields", "to mend", {"form": sample(name="", email="not an address")}),
    State(
        "bound",
        "bound_field",
        "one field",
        {"bound": SampleForm(auto_id="one_%s", label_suffix="")["name"], "attributes": {"autocomplete": "name"}},
    ),
]

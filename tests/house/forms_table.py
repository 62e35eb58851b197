"""Every address that takes something: who sends it, to where, and one sending that is right."""

from guildhouse.moderation.limits import RATES
from tests.house.access import TABLE

SPACE = {
    "name": "A room", "slug": "a-room", "tagline": "", "purpose": "To talk.", "goals": "", "guidelines": "", "icon": "",
    "language": "en", "join_rule": "open", "default_kind": "discussion", "template": "", "cadence": "", "review_on": "",
}  # fmt: skip
PROFILE = {
    "name": "Somebody", "handle": "somebody", "headline": "", "pronouns": "", "location": "", "time_zone": "UTC",
    "languages": "", "about": "", "link_label_1": "", "link_url_1": "", "shown_location": "members",
}  # fmt: skip
WORK = {
    "here_for": "To learn", "role_title": "PM", "organisation": "Lumen", "industry": "Light", "product_kind": "business",
    "links_organisation": "", "former_role": "Nurse", "former_organisation": "", "interest_1": "Maps", "skills": "data", "skill_1": "SQL", "hours": "5",
    "offers": "coffee", "offer_words": "", "seeks": "mentoring", "seek_words": "", "shown_role": "members",
}  # fmt: skip
TOPIC = {
    "title": "A", "body": "B", "kind": "question", "tags": "one, two", "pseudonym": "", "poll_question": "", "poll_options": "",
    "poll_closes": "",
}  # fmt: skip
EVENT = {
    "title": "Pitch night", "purpose": "Five minutes each.", "kind": "pitch", "way": "person", "place": "Αίθουσα", "link": "",
    "starts": "2027-03-18T18:00", "ends": "2027-03-18T20:00", "closes": "", "zone": "Europe/Paris", "capacity": "12",
    "space": "", "organisers": "author", "body": "Bring a question.",
}  # fmt: skip
RULES = {
    "seen": "0", "limits_on": "on", "review": "doubt", "spam_on": "on", "reads_figures": "",
    **{
        f"{kind}:{level}:{window}": "5" for kind in RATES for level in (0, 1, 2, 3) for window in ("minute", "hour", "day")
    },
    **{f"{part}:{level}": "5" for part in ("links", "mentions", "images") for level in (0, 1, 2, 3)},
}  # fmt: skip
DECISION = {
    "question": "Now or later?", "context": "It is late.", "decide_by": "2027-12-01", "expected": "", "option_1": "Now", "pros_1": "Soon",
    "cons_1": "", "option_2": "Later", "pros_2": "", "cons_2": "Late",
}  # fmt: skip
COMMITMENT = {
    "what": "Send it", "kind": "me", "to": "newcomer", "on": "2027-12-01", "at": "10:00", "why": "So", "hours": "2", "is_exploring": "",
    "about_kind": "", "about_id": "",
}  # fmt: skip
ORGANISATION = {
    "seen": "1", "name": "Tournesol", "kind": "school", "tagline": "Evenings on products", "about": "", "site": "",
}  # fmt: skip
# Fields a route takes beyond those of the access table.
MORE = {
    "gathering_answer": {"answer": "going", "listed": "on"},
    "gathering_attendance": {"came": "1"},
    "gathering_notes": {"notes": "Βρεθήκαμε.", "recording": "", "seen": "1"},
    "gathering_cancellation": {"because": "The hall is closed"},
    "gathering_edit": EVENT | {"seen": "1"},
    "space_edit": SPACE | {"seen": "1"},
    "space_review": {"seen": "1", "purpose": "To talk.", "goals": "", "note": "Holds", "next_on": "2027-01-31"},
    "new_topic": TOPIC,
    "post_reply": {"body": "A reply", "reply_to": "1", "pseudonym": ""},
    "post_edit": {"body": "Changed", "version": "1", "reason": "", "title": "A", "tags": ""},
    "post_bookmark": {"note": "Mine", "remind_on": "2030-01-01"},
    "topic_answer": {"post": "1"},
    "topic_duplicate": {"of": "1"},
    "space_request": {"accepted": "no", "reason": "Full"},
    "flag": {"reason": "else", "words": "It is odd"},
    "moderation_item": {
        "seen": "1",
        "thing_seen": "1",
        "act": "hide",
        "measure": "silence",
        "days": "3",
        "ground": "spam",
        "rule": "Be kind",
        "reason": "Because",
    },
    "moderation_reversal": {"reason": "Because"},
}
# name: (who, parts of the address, what is sent)
OTHERS = {
    "new_gathering": ("insider", {}, EVENT),
    "gathering_calendar": ("insider", {}, {"act": "end"}),
    "new_kudos": ("insider", {}, {"to": "author", "words": "For the hour she gave.", "value": "", "audience": "members", "kind": "", "thing": ""}),
    "kudos_edit": ("insider", {"kudos_id": 1}, {"words": "For the two hours she gave.", "value": "", "audience": "members", "seen": "1"}),
    "kudos_withdrawal": ("insider", {"kudos_id": 1}, {}),
    "kudos_placing": ("author", {"kudos_id": 1}, {"shown": "no"}),
    "preview_gathering": ("insider", {}, {"body": "words"}),
    "new_space": ("host", {}, SPACE),
    "found_house": ("visitor", {"token": "t"}, {"name": "Ada", "email": "ada@example.org", "password": "ποτάμι και δέντρα"}),
    "first_steps": ("host", {}, {}),
    "first_step name": ("host", {"step": "name"}, {"name": "The Guild"}),
    "first_step purpose": ("host", {"step": "purpose"}, {"seen": "1", "purpose": "p", "goals": "", "values": ""}),
    "first_step language": ("host", {"step": "language"}, {"language": "en"}),
    "first_step joining": ("host", {"step": "joining"}, {"joining": "open", "is_public": "on"}),
    "first_step spaces": ("host", {"step": "spaces"}, {"open_1": "on", "name_1": "Discovery", "purpose_1": "p", "name_7": "", "purpose_7": ""}),
    "first_step logo": ("host", {"step": "logo"}, {"picture": "", "removed": ""}),
    "first_step colour": ("host", {"step": "colour"}, {"named": "145", "own": ""}),
    "first_step mail": ("host", {"step": "mail"}, {}),
    "first_step inviting": ("host", {"step": "inviting"}, {"addresses": "ada@example.org", "note": "", "sure": ""}),
    "community_edit": ("host", {}, {
        "seen": "1", "name": "The house", "purpose": "p", "goals": "", "values": "", "guidelines": "", "joining": "open",
        "review_on": "",
    }),
    "community_review": ("host", {}, {
        "seen": "1", "purpose": "p", "goals": "", "values": "", "note": "Holds", "next_on": "2027-01-31",
    }),
    "guidelines_acceptance": ("insider", {}, {"seen": "1"}),
    "join_decision": ("host", {"request_id": 1}, {"accepted": "no", "reason": "Because"}),
    "ask_again": ("waiting", {}, {"words": "Please"}),
    "invitations": ("insider", {}, {"uses": "1", "days": "14", "note": ""}),
    "revocation": ("insider", {"invitation_id": 1}, {}),
    "join": ("waiting", {"secret": "x"}, {}),
    "block": ("insider", {"handle": "newcomer"}, {"blocked": "yes", "back": ""}),
    "appearance": ("insider", {}, {"theme": "dark", "language": "en", "time_zone": "UTC"}),
    "profile_edit": ("insider", {}, PROFILE),
    "welcome": ("insider", {}, {"here_for": "To learn", "interest_1": "Maps"}),
    "work": ("insider", {}, WORK),
    "follow": ("insider", {"handle": "author"}, {"follow": "yes"}),
    "connection": ("insider", {"handle": "author"}, {"words": "We both came from support."}),
    "connection_answer": ("insider", {"connection_id": 1}, {"answer": "yes"}),
    "new_organisation": ("host", {}, ORGANISATION),
    "organisation_edit": ("host", {"slug": "organisation"}, ORGANISATION),
    "organisation_logo": ("host", {"slug": "organisation"}, {"picture": ""}),
    "organisation_retirement": ("host", {"slug": "organisation"}, {"retired": "no"}),
    "organisation_speaking": ("insider", {"slug": "organisation"}, {"words": "I lead their support team."}),
    "organisation_speaker": ("host", {"slug": "organisation", "speaker_id": "speaking"}, {"answer": "no", "reason": ""}),
    "change_avatar": ("insider", {}, {"picture": ""}),
    "preview_about": ("insider", {}, {"about": "Me"}),
    "sessions": ("insider", {}, {"session": "others"}),
    "attachments": ("insider", {}, {"file": ""}),
    "attachment_removal": ("insider", {"key": "0" * 32}, {}),
    "new_conversation": ("insider", {}, {"to": "newcomer", "body": "Hello"}),
    "preview_message": ("insider", {}, {"body": "words"}),
    "send_message": ("insider", {"conversation_id": "talk"}, {"body": "Hello"}),
    "conversation_read": ("insider", {"conversation_id": "talk"}, {"number": "1"}),
    "conversation_answer": ("author", {"conversation_id": "asked"}, {"answer": "accept"}),
    "conversation_attention": ("insider", {"conversation_id": "talk"}, {"muted": "yes"}),
    "conversation_away": ("insider", {"conversation_id": "talk"}, {}),
    "conversation_people": ("insider", {"conversation_id": "group"}, {"to": "newcomer"}),
    "conversation_title": ("insider", {"conversation_id": "group"}, {"title": "Three of us"}),
    "conversation_departure": ("insider", {"conversation_id": "group"}, {}),
    "conversation_report": ("insider", {"conversation_id": "talk"}, {"messages": "answered", "reason": "Rude", "about": ""}),
    "message_edit": ("insider", {"message_id": "said"}, {"body": "Hello again"}),
    "message_deletion": ("insider", {"message_id": "said"}, {}),
    "settings_conversations": ("insider", {}, {"takes_new": "on", "shows_seen": "", "words_in_mail": ""}),
    "new_decision": ("insider", {}, DECISION),
    "decision_edit": ("insider", {"decision_id": "weighed"}, DECISION | {"version": "1"}),
    "decision_requests": ("insider", {"decision_id": "weighed"}, {"to": "newcomer"}),
    "decision_reminder": ("insider", {"decision_id": "weighed", "perspective_id": "weighing"}, {}),
    "decision_withdrawal": ("insider", {"decision_id": "weighed", "perspective_id": "weighing"}, {}),
    "decision_perspective": ("author", {"decision_id": "weighed"}, {"lean": "1", "why": "So", "seen": "", "unknown": ""}),
    "decision_refusal": ("author", {"decision_id": "weighed"}, {}),
    "decision_verdict": ("insider", {"decision_id": "weighed"}, {
        "chosen": "0", "other": "Neither", "why": "So", "expected": "", "look_back_on": "2027-12-01", "is_told": "on",
    }),
    "decision_look_back": ("insider", {"decision_id": "weighed"}, {"happened": "This", "learned": "", "same_way": "yes"}),
    "decision_look_back_day": ("insider", {"decision_id": "weighed"}, {"to": "2027-12-01"}),
    "decision_end": ("insider", {"decision_id": "weighed"}, {"word": "It settled itself"}),
    "decision_deletion": ("insider", {"decision_id": "weighed"}, {}),
    "commitment_calendar": ("insider", {}, {"act": "make"}),
    "commitment_pace": ("insider", {}, {"hours_a_week": "8"}),
    "new_commitment": ("insider", {}, COMMITMENT),
    "commitment_edit": ("insider", {"commitment_id": "promised"}, {
        "what": "Send it", "why": "So", "hours": "2", "is_exploring": "", "version": "1",
    }),
    "commitment_answer": ("author", {"commitment_id": "promised"}, {"answer": "accept"}),
    "commitment_day": ("insider", {"commitment_id": "promised"}, {"on": "2027-12-01", "at": "", "why": "So"}),
    "commitment_proposals": ("author", {"commitment_id": "promised"}, {"on": "2027-12-01", "at": "09:30", "why": "So"}),
    "commitment_proposal": ("insider", {"commitment_id": "promised", "proposal_id": 1}, {"answer": "agree"}),
    "commitment_done": ("insider", {"commitment_id": "promised"}, {"back": "today"}),
    "commitment_end": ("insider", {"commitment_id": "promised"}, {"word": "No time"}),
    "read_all": ("insider", {}, {}),
    "notices_reading": ("insider", {}, {"up_to": "1"}),
    "notice_reading": ("insider", {"notice_id": 1}, {}),
    "settings_notices": ("insider", {}, {"until": ""}),
    "api_tokens": ("insider", {}, {"name": "Program", "scopes": "read", "days": "90"}),
    "api_token": ("insider", {"token_id": 1}, {}),
    "draft": ("insider", {"place": "discussions.reply:1"}, {"body": "b", "sequence": "0"}),
    "undo": ("insider", {}, {"token": "t"}),
    "imports": ("host", {}, {"incoming": "", "site": "", "space": "+", "name": "New", "trial": "yes"}),
    "import_again": ("host", {"job_id": 1}, {}),
    "claim": ("insider", {"handle": "newcomer"}, {"words": "It was me"}),
    "claim_decision": ("host", {"claim_id": 1}, {"accepted": "no", "reason": "Because"}),
    "appeal": ("insider", {"decision_id": 1}, {"words": "Please look again"}),
    "appeal_by_link": ("visitor", {"token": "t", "decision_id": 1}, {"words": "Please look again"}),
    "moderation_appeal": ("host", {"appeal_id": 1}, {"is_upheld": "yes", "reason": "Because"}),
    "moderation_member": ("host", {"handle": "newcomer"}, {"text": "Talked to them"}),
    "moderation_templates": ("host", {}, {}),
    "moderation_new_template": ("host", {}, {"seen": "0", "title": "Kind", "text": "Words"}),
    "moderation_template": ("host", {"template_id": 1}, {"seen": "1", "title": "Kind", "text": "Words"}),
    "moderation_template_removal": ("host", {"template_id": 1}, {}),
    "trust_rules": ("host", {}, {"seen": "0", **{
        f"level_{level}_{name}": "3" for level in (1, 2, 3)
        for name in ("topics_read", "posts_read", "days", "recent_days", "replies", "answers", "thanks")
    }}),
    "trust_set": ("host", {"handle": "newcomer"}, {"level": "2", "reason": "Because"}),
    "moderation_rules": ("host", {}, RULES),
    "moderation_lists": ("host", {}, {"kind": "word", "value": "odd", "way": "exact", "act": "note", "language": ""}),
    "moderation_import": ("host", {}, {
        "pasted": "odd", "incoming": "", "kind": "", "way": "exact", "act": "note", "language": "", "trial": "yes",
    }),
    "moderation_removal": ("host", {"listed_id": 1}, {}),
    "waiting_one": ("insider", {"held_id": 1}, {"seen": "1", "title": "", "text": "Words"}),
    "waiting_withdrawal": ("insider", {"held_id": 1}, {}),
    "job_stop": ("host", {"job_id": 1}, {}),
    "arrive": ("visitor", {"token": "t"}, {}),
    "look_around": ("visitor", {}, {"as": "host"}),
    "unsubscribe": ("visitor", {"token": "t"}, {}),
    "account_login": ("visitor", {}, {"login": "a@example.org", "password": ""}),
    "account_signup": ("visitor", {}, {"email": "a@example.org", "name": "", "words": "", "password1": "short"}),
    "account_reset_password": ("visitor", {}, {"email": ""}),
    "account_request_login_code": ("visitor", {}, {"email": ""}),
    "account_confirm_login_code": ("visitor", {}, {"code": ""}),
    "account_email": ("insider", {}, {"email": "", "action_add": ""}),
    "account_change_password": ("insider", {}, {"oldpassword": "", "password1": "", "password2": ""}),
    "account_reauthenticate": ("insider", {}, {"password": ""}),
    "account_set_password": ("insider", {}, {"password1": "", "password2": ""}),
}  # fmt: skip


def senders(world):
    """(name, who, parts of the address, what is sent) of every form of the house, in this world."""
    for name, (method, _rule, named, sent) in sorted(TABLE.items()):
        if method == "post" or name in MORE:
            parts = {key: world.name(word) for key, word in named.items()}
            given = {key: world.name(word) for key, word in (MORE.get(name) or sent).items()}
            yield name, _sender_of(name), parts, given
    for key, (who, parts, sent) in OTHERS.items():
        name = key.partition(" ")[0]  # one address may hold several forms
        given = {key: world.name(word) for key, word in sent.items()} if "conversation_id" in parts else sent
        yield name, who, {key: world.name(word) for key, word in parts.items()}, given


def _sender_of(name: str) -> str:
    if name in {"space_requests", "space_membership"}:
        return "stranger"
    if name in {
        "topic_answer",
        "post_edit",
        "post_deletion",
        "gathering_edit",
        "gathering_cancellation",
        "gathering_attendance",
        "gathering_notes",
    }:
        return "author"
    return "keeper" if TABLE[name][1].__name__ in {"keeping", "space_keeping", "keeping_order"} else "insider"
